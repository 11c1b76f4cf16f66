// SPDX-License-Identifier: Apache-2.0
package io.lockgate.north.mqtt.wire;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;

/** Characters of secrets as bytes, leaving no copy behind but the one returned. */
final class Utf8 {
  private Utf8() {}

  static byte[] bytes(CharBuffer characters) {
    ByteBuffer encoded = StandardCharsets.UTF_8.encode(characters);
    byte[] bytes = new byte[encoded.remaining()];
    encoded.get(bytes);
    for (encoded.clear(); encoded.hasRemaining(); ) {
      encoded.put((byte) 0);
    }
    return bytes;
  }
}
