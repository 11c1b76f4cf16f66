// SPDX-License-Identifier: Apache-2.0
/** Publication to MQTT brokers, and commands from them. */
@NullMarked
package io.lockgate.north.mqtt;

import org.jspecify.annotations.NullMarked;
