// SPDX-License-Identifier: Apache-2.0
/** One broker: when it is connected, what is on its way, what was acknowledged. */
@NullMarked
package io.lockgate.north.mqtt.session;

import org.jspecify.annotations.NullMarked;
