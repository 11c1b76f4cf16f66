// SPDX-License-Identifier: Apache-2.0
/** Speaks Modbus to devices over TCP, UDP and serial lines. */
@NullMarked
package io.lockgate.driver.modbus;

import org.jspecify.annotations.NullMarked;
