// SPDX-License-Identifier: Apache-2.0
/** Settings of links, devices and discovery ranges, checked. */
@NullMarked
package io.lockgate.driver.snmp.settings;

import org.jspecify.annotations.NullMarked;
