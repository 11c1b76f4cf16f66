// SPDX-License-Identifier: Apache-2.0
/** The way of requests over a transport: numbering, matching, pauses, connecting. */
@NullMarked
package io.lockgate.driver.modbus.line;

import org.jspecify.annotations.NullMarked;
