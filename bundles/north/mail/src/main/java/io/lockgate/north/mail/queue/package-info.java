// SPDX-License-Identifier: Apache-2.0
/** What waits to be sent, over restarts, and when it goes. */
@NullMarked
package io.lockgate.north.mail.queue;

import org.jspecify.annotations.NullMarked;
