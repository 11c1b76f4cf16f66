// SPDX-License-Identifier: Apache-2.0
/** Speaks SNMP: asks devices, hears their notifications, and answers for the gateway. */
@NullMarked
package io.lockgate.driver.snmp;

import org.jspecify.annotations.NullMarked;
