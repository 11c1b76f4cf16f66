// SPDX-License-Identifier: Apache-2.0
package io.lockgate.codec.modbus;

/** Bytes that are no frame: wrong checksum, impossible length, foreign protocol. */
public final class DamagedFrameException extends CodecException {
  private static final long serialVersionUID = 1L;

  DamagedFrameException(String message) {
    super(message);
  }
}
