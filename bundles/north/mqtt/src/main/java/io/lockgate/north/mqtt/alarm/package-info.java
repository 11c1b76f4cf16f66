// SPDX-License-Identifier: Apache-2.0
/** Alarms on their way to a broker. */
@NullMarked
package io.lockgate.north.mqtt.alarm;

import org.jspecify.annotations.NullMarked;
