// SPDX-License-Identifier: Apache-2.0
/** Alarms: rules in, states and the journal out. */
@NullMarked
package io.lockgate.core.alarm;

import org.jspecify.annotations.NullMarked;
