// SPDX-License-Identifier: Apache-2.0
/** A link and its devices at work: connecting, polling, failing, coming back. */
@NullMarked
package io.lockgate.core.acquire.link;

import org.jspecify.annotations.NullMarked;
