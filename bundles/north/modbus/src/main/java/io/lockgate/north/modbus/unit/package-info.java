// SPDX-License-Identifier: Apache-2.0
/** What lies between those who ask (sockets, serial lines) and those who answer (register tables, routes). */
@NullMarked
package io.lockgate.north.modbus.unit;

import org.jspecify.annotations.NullMarked;
