// SPDX-License-Identifier: Apache-2.0
package io.lockgate.codec.modbus;

/** What was received is not what the protocol allows. Carries no stack trace: bad input is an event, not a crash. */
public abstract sealed class CodecException extends Exception
    permits MalformedException, DamagedFrameException {
  private static final long serialVersionUID = 1L;

  CodecException(String message) {
    super(message, null, false, false);
  }
}
