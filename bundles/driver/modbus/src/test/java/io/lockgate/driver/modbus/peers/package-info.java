// SPDX-License-Identifier: Apache-2.0
/** The driver against servers by others. */
@NullMarked
package io.lockgate.driver.modbus.peers;

import org.jspecify.annotations.NullMarked;
