// SPDX-License-Identifier: Apache-2.0
/** Messages: what is asked of a device, how it is secured, what comes back. */
@NullMarked
package io.lockgate.driver.snmp.wire;

import org.jspecify.annotations.NullMarked;
