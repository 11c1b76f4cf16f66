// SPDX-License-Identifier: Apache-2.0
/** Notifications of devices as values of points. */
@NullMarked
package io.lockgate.driver.snmp.traps;

import org.jspecify.annotations.NullMarked;
