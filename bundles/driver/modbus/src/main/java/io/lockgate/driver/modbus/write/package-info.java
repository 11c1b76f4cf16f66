// SPDX-License-Identifier: Apache-2.0
/** Values into devices. */
@NullMarked
package io.lockgate.driver.modbus.write;

import org.jspecify.annotations.NullMarked;
