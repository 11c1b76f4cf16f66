// SPDX-License-Identifier: Apache-2.0
/** What the devices are and how their values move; no protocol, no wire. */
@NullMarked
package io.lockgate.driver.sim.device;

import org.jspecify.annotations.NullMarked;
