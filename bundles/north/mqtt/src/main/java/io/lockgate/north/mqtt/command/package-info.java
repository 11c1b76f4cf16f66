// SPDX-License-Identifier: Apache-2.0
/** Orders that come from a broker, on their way to the field and back. */
@NullMarked
package io.lockgate.north.mqtt.command;

import org.jspecify.annotations.NullMarked;
