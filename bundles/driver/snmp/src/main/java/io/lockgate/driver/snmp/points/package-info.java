// SPDX-License-Identifier: Apache-2.0
/** Addresses and options of points. */
@NullMarked
package io.lockgate.driver.snmp.points;

import org.jspecify.annotations.NullMarked;
