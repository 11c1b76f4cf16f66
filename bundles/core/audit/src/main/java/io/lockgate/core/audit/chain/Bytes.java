// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.audit.chain;

import java.util.Base64;

/**
 * Immutable bytes that compare by content.
 *
 * @param base64 RFC 4648 with padding
 */
public record Bytes(String base64) {
  public static Bytes of(byte[] bytes) {
    return new Bytes(Base64.getEncoder().encodeToString(bytes));
  }

  /**
   * A fresh array.
   *
   * @throws ChainException the text is not Base64
   */
  public byte[] toArray() throws ChainException {
    byte[] bytes;
    try {
      bytes = Base64.getDecoder().decode(base64);
    } catch (IllegalArgumentException e) {
      throw new ChainException("not Base64");
    }
    if (!Base64.getEncoder().encodeToString(bytes).equals(base64)) {
      throw new ChainException("not the one Base64 spelling");
    }
    return bytes;
  }
}
