// SPDX-License-Identifier: Apache-2.0
/** Devices at their places on a network or a bus, and what is wrong with them. */
@NullMarked
package io.lockgate.driver.sim.bus;

import org.jspecify.annotations.NullMarked;
