// SPDX-License-Identifier: Apache-2.0
@NullMarked
package io.lockgate.driver.sim.pdu;

import org.jspecify.annotations.NullMarked;
