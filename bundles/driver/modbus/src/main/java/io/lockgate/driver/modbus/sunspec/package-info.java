// SPDX-License-Identifier: Apache-2.0
/** Devices that describe themselves by a chain of SunSpec models. */
@NullMarked
package io.lockgate.driver.modbus.sunspec;

import org.jspecify.annotations.NullMarked;
