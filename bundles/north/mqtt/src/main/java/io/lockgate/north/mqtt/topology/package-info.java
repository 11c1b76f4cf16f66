// SPDX-License-Identifier: Apache-2.0
/** The list of devices and points on its way to a broker. */
@NullMarked
package io.lockgate.north.mqtt.topology;

import org.jspecify.annotations.NullMarked;
