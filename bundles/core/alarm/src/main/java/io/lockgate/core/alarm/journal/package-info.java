// SPDX-License-Identifier: Apache-2.0
/** What survives a restart: the journal, and how the alarms stood at a place in it. */
@NullMarked
package io.lockgate.core.alarm.journal;

import org.jspecify.annotations.NullMarked;
