// SPDX-License-Identifier: Apache-2.0
package io.lockgate.codec.modbus;

import java.nio.ByteBuffer;

/** The checksum of RTU frames: 16 bits, polynomial A001 (reflected), beginning with FFFF. */
final class Crc16 {
  private static final int POLYNOMIAL = 0xA001;
  private static final char[] TABLE = table();

  private Crc16() {}

  private static char[] table() {
    char[] table = new char[256];
    for (int i = 0; i < table.length; i++) {
      int crc = i;
      for (int bit = 0; bit < 8; bit++) {
        crc = (crc & 1) == 0 ? crc >> 1 : crc >> 1 ^ POLYNOMIAL;
      }
      table[i] = (char) crc;
    }
    return table;
  }

  /** The checksum of the bytes from {@code start} to before {@code end}, 0 to 65535. */
  static int of(ByteBuffer bytes, int start, int end) {
    int crc = 0xFFFF;
    for (int i = start; i < end; i++) {
      crc = crc >> 8 ^ TABLE[(crc ^ bytes.get(i)) & 0xFF];
    }
    return crc;
  }
}
