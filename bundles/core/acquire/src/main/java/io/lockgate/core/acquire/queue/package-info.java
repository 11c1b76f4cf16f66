// SPDX-License-Identifier: Apache-2.0
/** Who is next on a link: mailbox, lanes, turns. */
@NullMarked
package io.lockgate.core.acquire.queue;

import org.jspecify.annotations.NullMarked;
