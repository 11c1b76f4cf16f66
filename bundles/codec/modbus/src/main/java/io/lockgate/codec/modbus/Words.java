// SPDX-License-Identifier: Apache-2.0
package io.lockgate.codec.modbus;

import java.nio.ByteBuffer;

/** Messages in plain words, for the operator's trace. */
public final class Words {
  private Words() {}

  /**
   * What a message says: {@code read holding registers 100..129}, {@code exception 02 illegal data address}. Bytes that are
   * no message are described too; nothing is thrown.
   *
   * @param pdu the whole message from position to limit; not moved
   * @param isRequest whether a client sent it
   */
  public static String describe(ByteBuffer pdu, boolean isRequest) {
    return isRequest ? request(pdu.duplicate()) : ResponseWords.of(pdu.duplicate());
  }

  private static String request(ByteBuffer pdu) {
    try {
      return Request.decode(pdu).words();
    } catch (MalformedException e) {
      return "no request: " + e.getMessage();
    }
  }

  /** {@code 7} or {@code 100..129}. */
  static String range(int first, int count) {
    return count < 2 ? Integer.toString(first) : first + ".." + (first + count - 1);
  }
}
