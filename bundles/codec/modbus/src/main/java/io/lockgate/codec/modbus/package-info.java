// SPDX-License-Identifier: Apache-2.0
/**
 * Modbus application protocol messages and their framing over TCP, RTU and ASCII. Pure: bytes in, records out; no input, no
 * logging, no state between calls. Everything here may be used by any thread, buffers excepted.
 *
 * <p>Only {@link CodecException} leaves a decoder, whatever the bytes are; an {@link IllegalArgumentException} out of a
 * constructor is a mistake of the caller.
 */
@Export
@Version("1.0.0")
@NullMarked
package io.lockgate.codec.modbus;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
