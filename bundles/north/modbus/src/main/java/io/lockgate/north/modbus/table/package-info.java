// SPDX-License-Identifier: Apache-2.0
/** Units that answer from the gateway itself: its own registers, points of the image, plain memory. */
@NullMarked
package io.lockgate.north.modbus.table;

import org.jspecify.annotations.NullMarked;
