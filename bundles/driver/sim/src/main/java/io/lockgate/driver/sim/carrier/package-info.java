// SPDX-License-Identifier: Apache-2.0
/** Carries frames between sockets or a serial port and the devices. Bounded everywhere. */
@NullMarked
package io.lockgate.driver.sim.carrier;

import org.jspecify.annotations.NullMarked;
