// SPDX-License-Identifier: Apache-2.0
/** Plays Modbus devices. */
@NullMarked
package io.lockgate.driver.sim;

import org.jspecify.annotations.NullMarked;
