// SPDX-License-Identifier: Apache-2.0
/** The gateway as RTU devices on a serial line that has another master. */
@NullMarked
package io.lockgate.north.modbus.serial;

import org.jspecify.annotations.NullMarked;
