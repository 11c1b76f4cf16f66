// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.alarm.state;

import io.lockgate.api.alarm.Alarm;
import io.lockgate.api.alarm.AlarmEvent.Change;

/**
 * An alarm changes.
 *
 * @param to how it stands then
 * @param change what happens
 */
public record Step(Alarm to, Change change) {}
