// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.log.db;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32C;

/**
 * Checksums of rows. Blocks and chunks carry one over their content; these are over what stands beside it, the end of the
 * content included, so that neither a number nor a whole content can be that of another row.
 */
final class Sums {
  private static final int OWN_SUM = Integer.BYTES;

  private Sums() {}

  /** Of numbers. */
  static int of(long... numbers) {
    ByteBuffer bytes = ByteBuffer.allocate(numbers.length * Long.BYTES);
    for (long number : numbers) {
      bytes.putLong(number);
    }
    return of(bytes.array());
  }

  /** Of a name and its number. */
  static int of(int number, String device, String point) {
    return of((number + "\n" + device + "\n" + point).getBytes(StandardCharsets.UTF_8));
  }

  private static int of(byte[] bytes) {
    CRC32C sum = new CRC32C();
    sum.update(bytes, 0, bytes.length);
    return (int) sum.getValue();
  }

  /** The checksum at the end of a content; 0 of one that is too short to have one. */
  static long end(byte[] content) {
    return content.length < OWN_SUM ? 0 : ByteBuffer.wrap(content).getInt(content.length - OWN_SUM);
  }
}
