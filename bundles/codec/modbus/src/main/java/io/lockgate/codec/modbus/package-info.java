// SPDX-License-Identifier: Apache-2.0
/** Modbus application protocol messages and their framing over TCP, RTU and ASCII. */
@Export
@Version("1.0.0")
@NullMarked
package io.lockgate.codec.modbus;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
