// SPDX-License-Identifier: Apache-2.0
/** Agents and points for tests. */
@NullMarked
package io.lockgate.driver.snmp.played;

import org.jspecify.annotations.NullMarked;
