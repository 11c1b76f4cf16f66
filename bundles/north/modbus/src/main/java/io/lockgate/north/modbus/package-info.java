// SPDX-License-Identifier: Apache-2.0
/** Serves Modbus to systems above, and passes their requests on. */
@NullMarked
package io.lockgate.north.modbus;

import org.jspecify.annotations.NullMarked;
