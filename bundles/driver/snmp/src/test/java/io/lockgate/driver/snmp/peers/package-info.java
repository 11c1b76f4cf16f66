// SPDX-License-Identifier: Apache-2.0
/** Programs of others. */
@NullMarked
package io.lockgate.driver.snmp.peers;

import org.jspecify.annotations.NullMarked;
