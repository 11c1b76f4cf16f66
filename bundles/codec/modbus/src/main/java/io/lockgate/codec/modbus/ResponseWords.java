// SPDX-License-Identifier: Apache-2.0
package io.lockgate.codec.modbus;

import java.nio.ByteBuffer;

/** A response in plain words, as far as it can be told without its request. */
final class ResponseWords {
  private ResponseWords() {}

  static String of(ByteBuffer pdu) {
    if (pdu.remaining() < 2) {
      return "no response: " + pdu.remaining() + " bytes";
    }
    int function = Wire.u8(pdu, pdu.position());
    if (function > Function.MAX) {
      return exception(Wire.u8(pdu, pdu.position() + 1));
    }
    return switch (function) {
      case 1, 2, 3, 4, 23 -> values(function, pdu);
      case 5, 6, 21, 22 -> repeated(pdu);
      case 15 -> written("coils", pdu);
      case 16 -> written("holding registers", pdu);
      default -> "answer to function " + function + ", " + (pdu.remaining() - 1) + " bytes";
    };
  }

  private static String exception(int code) {
    String meaning = ExceptionCode.of(code).map(ExceptionCode::words).orElse("of unknown meaning");
    return String.format("exception %02X %s", code, meaning);
  }

  private static String values(int function, ByteBuffer pdu) {
    int bytes = Wire.u8(pdu, pdu.position() + 1);
    return switch (function) {
      case 1 -> "coils, " + bytes + " bytes of bits";
      case 2 -> "discrete inputs, " + bytes + " bytes of bits";
      case 4 -> "input registers, " + bytes / 2 + " values";
      default -> "holding registers, " + bytes / 2 + " values";
    };
  }

  /** A response that has the form of its request. */
  private static String repeated(ByteBuffer pdu) {
    return "done: " + Words.describe(pdu, true);
  }

  private static String written(String what, ByteBuffer pdu) {
    if (pdu.remaining() != 5) {
      return "no response: " + pdu.remaining() + " bytes";
    }
    int start = pdu.position();
    return "done: write "
        + what
        + " "
        + Words.range(Wire.u16(pdu, start + 1), Wire.u16(pdu, start + 3));
  }
}
