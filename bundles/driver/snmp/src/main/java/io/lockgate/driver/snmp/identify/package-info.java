// SPDX-License-Identifier: Apache-2.0
/** Who a device is. */
@NullMarked
package io.lockgate.driver.snmp.identify;

import org.jspecify.annotations.NullMarked;
