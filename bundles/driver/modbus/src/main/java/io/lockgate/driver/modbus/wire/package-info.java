// SPDX-License-Identifier: Apache-2.0
/** Requests and their framing, without input or output. */
@NullMarked
package io.lockgate.driver.modbus.wire;

import org.jspecify.annotations.NullMarked;
