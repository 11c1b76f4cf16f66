// SPDX-License-Identifier: Apache-2.0
/** Modbus TCP connections: one selector loop, everything bounded; knows nothing of registers and routes. */
@NullMarked
package io.lockgate.north.modbus.tcp;

import org.jspecify.annotations.NullMarked;
