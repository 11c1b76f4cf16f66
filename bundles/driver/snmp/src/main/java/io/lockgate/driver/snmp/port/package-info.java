// SPDX-License-Identifier: Apache-2.0
/** UDP ports that this bundle listens on. */
@NullMarked
package io.lockgate.driver.snmp.port;

import org.jspecify.annotations.NullMarked;
