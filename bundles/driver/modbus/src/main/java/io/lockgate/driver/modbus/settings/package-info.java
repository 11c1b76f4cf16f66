// SPDX-License-Identifier: Apache-2.0
/** Settings of links, devices and discovery ranges, read and checked. */
@NullMarked
package io.lockgate.driver.modbus.settings;

import org.jspecify.annotations.NullMarked;
