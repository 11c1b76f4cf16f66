// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.log.db;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Packed samples as they lie in a row; they compare by what they are. Nobody changes the bytes. */
final class Content {
  private final byte[] bytes;

  Content(byte @Nullable [] bytes) {
    this.bytes = bytes == null ? new byte[0] : bytes;
  }

  byte[] bytes() {
    return bytes;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Content its && Arrays.equals(bytes, its.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }
}
