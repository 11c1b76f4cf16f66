// SPDX-License-Identifier: Apache-2.0
package io.lockgate.north.modbus.secure;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import org.jspecify.annotations.Nullable;

/** The role in a client's certificate, as the Modbus/TCP Security specification puts it there: one UTF8String. */
final class ClientRole {
  static final String EXTENSION = "1.3.6.1.4.1.50316.802.1";

  /** Longest role that is taken, in bytes; so the length is one byte. */
  static final int LONGEST = 64;

  private static final int OCTET_STRING = 0x04;
  private static final int UTF8_STRING = 0x0c;
  private static final int HEADER = 2;

  private ClientRole() {}

  /** Null when there is none, or it is written in another way: whoever has it has no role then. */
  static @Nullable String of(X509Certificate certificate) {
    byte[] extension = certificate.getExtensionValue(EXTENSION);
    return extension == null ? null : in(extension);
  }

  /** The role in the value of the extension, an OCTET STRING as X.509 has it. */
  static @Nullable String in(byte[] extension) {
    ByteBuffer octets = content(ByteBuffer.wrap(extension), OCTET_STRING);
    ByteBuffer text = octets == null ? null : content(octets, UTF8_STRING);
    return text == null ? null : word(text);
  }

  /** What is inside, when it is exactly one value of this kind. */
  private static @Nullable ByteBuffer content(ByteBuffer encoded, int tag) {
    if (encoded.remaining() < HEADER || (encoded.get() & 0xFF) != tag) {
      return null;
    }
    int length = encoded.get() & 0xFF;
    return length <= LONGEST + HEADER && length == encoded.remaining() ? encoded.slice() : null;
  }

  private static @Nullable String word(ByteBuffer text) {
    if (!text.hasRemaining() || text.remaining() > LONGEST) {
      return null;
    }
    try {
      String role = StandardCharsets.UTF_8.newDecoder().decode(text).toString();
      return role.codePoints().anyMatch(Character::isISOControl) ? null : role;
    } catch (CharacterCodingException e) {
      return null;
    }
  }
}
