// SPDX-License-Identifier: Apache-2.0
/** Settings of a broker, checked. */
@NullMarked
package io.lockgate.north.mqtt.settings;

import org.jspecify.annotations.NullMarked;
