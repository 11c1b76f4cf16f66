// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.security;

import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Textual encoding of keys (RFC 7468). */
final class Pem {
  private Pem() {}

  static String block(String label, byte[] der) {
    String body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
    return "-----BEGIN " + label + "-----\n" + body + "\n-----END " + label + "-----\n";
  }

  /**
   * The bytes of the first block with that label.
   *
   * @throws IllegalArgumentException there is none, or it is not Base64
   */
  static byte[] find(String text, String label) {
    String quoted = Pattern.quote(label);
    Matcher block =
        Pattern.compile(
                "-----BEGIN " + quoted + "-----\n([A-Za-z0-9+/=\n]{1,4096})-----END " + quoted)
            .matcher(text);
    if (!block.find()) {
      throw new IllegalArgumentException("no block " + label);
    }
    return Base64.getDecoder().decode(block.group(1).replace("\n", ""));
  }
}
