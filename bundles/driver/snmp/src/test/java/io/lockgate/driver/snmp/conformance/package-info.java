// SPDX-License-Identifier: Apache-2.0
/** The suite that every driver passes. */
@NullMarked
package io.lockgate.driver.snmp.conformance;

import org.jspecify.annotations.NullMarked;
