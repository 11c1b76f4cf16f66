// SPDX-License-Identifier: Apache-2.0
/** Units whose requests are passed on to a device on a link, and what may pass. */
@NullMarked
package io.lockgate.north.modbus.route;

import org.jspecify.annotations.NullMarked;
