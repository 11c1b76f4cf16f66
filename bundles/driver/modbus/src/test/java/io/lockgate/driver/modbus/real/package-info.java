// SPDX-License-Identifier: Apache-2.0
/** The driver over real sockets and ports, against devices by others and by the codec. */
@NullMarked
package io.lockgate.driver.modbus.real;

import org.jspecify.annotations.NullMarked;
