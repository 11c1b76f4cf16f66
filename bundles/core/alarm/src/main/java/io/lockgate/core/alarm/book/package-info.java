// SPDX-License-Identifier: Apache-2.0
/** All alarms together: who is watched, what has changed, who is told. */
@NullMarked
package io.lockgate.core.alarm.book;

import org.jspecify.annotations.NullMarked;
