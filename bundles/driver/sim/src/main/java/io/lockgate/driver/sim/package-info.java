// SPDX-License-Identifier: Apache-2.0
/** Plays Modbus devices: service {@code simulator}. */
@NullMarked
package io.lockgate.driver.sim;

import org.jspecify.annotations.NullMarked;
