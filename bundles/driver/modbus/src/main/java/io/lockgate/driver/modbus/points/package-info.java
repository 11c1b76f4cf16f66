// SPDX-License-Identifier: Apache-2.0
/** Addresses and options of points: where a value lies and how it is written there. */
@NullMarked
package io.lockgate.driver.modbus.points;

import org.jspecify.annotations.NullMarked;
