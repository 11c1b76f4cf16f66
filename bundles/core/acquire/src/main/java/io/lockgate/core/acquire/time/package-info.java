// SPDX-License-Identifier: Apache-2.0
/** When something is to happen: one queue of alarms, one thread. */
@NullMarked
package io.lockgate.core.acquire.time;

import org.jspecify.annotations.NullMarked;
