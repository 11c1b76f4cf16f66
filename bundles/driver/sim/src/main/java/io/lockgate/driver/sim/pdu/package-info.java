// SPDX-License-Identifier: Apache-2.0
/** The only place that knows j2mod: requests in, answers out, without any framing. */
@NullMarked
package io.lockgate.driver.sim.pdu;

import org.jspecify.annotations.NullMarked;
