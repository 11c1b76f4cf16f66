// SPDX-License-Identifier: Apache-2.0
package io.lockgate.codec.modbus;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.HexFormat;

/** Bytes written as people read them: hexadecimal, blanks anywhere, a comment from {@code #} to the end of the line. */
final class Hex {
  private Hex() {}

  static ByteBuffer buffer(String table) {
    return ByteBuffer.wrap(bytes(table));
  }

  static byte[] bytes(String table) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    table
        .lines()
        .map(line -> line.replaceAll("#.*|\\s", ""))
        .map(HexFormat.of()::parseHex)
        .forEach(out::writeBytes);
    return out.toByteArray();
  }

  static String of(ByteBuffer buffer) {
    byte[] bytes = new byte[buffer.remaining()];
    buffer.get(buffer.position(), bytes);
    return HexFormat.of().formatHex(bytes);
  }
}
