// SPDX-License-Identifier: Apache-2.0
/** One unit of a link: requests to it, and their end when it is closed. */
@NullMarked
package io.lockgate.driver.modbus.unit;

import org.jspecify.annotations.NullMarked;
