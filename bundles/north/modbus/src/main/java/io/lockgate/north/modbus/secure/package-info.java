// SPDX-License-Identifier: Apache-2.0
/** Modbus/TCP Security: who the client is, and what its role may ask for. */
@NullMarked
package io.lockgate.north.modbus.secure;

import org.jspecify.annotations.NullMarked;
