// SPDX-License-Identifier: Apache-2.0
/** One alarm at a time: whether its condition holds, and what follows. Pure. */
@NullMarked
package io.lockgate.core.alarm.state;

import org.jspecify.annotations.NullMarked;
