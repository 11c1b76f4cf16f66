// SPDX-License-Identifier: Apache-2.0
@NullMarked
package io.lockgate.driver.sim.carrier;

import org.jspecify.annotations.NullMarked;
