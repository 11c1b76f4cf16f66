// SPDX-License-Identifier: Apache-2.0
/** From variables to values and back. */
@NullMarked
package io.lockgate.driver.snmp.value;

import org.jspecify.annotations.NullMarked;
