// SPDX-License-Identifier: Apache-2.0
/** Registers to values and back. */
@NullMarked
package io.lockgate.driver.modbus.value;

import org.jspecify.annotations.NullMarked;
