// SPDX-License-Identifier: Apache-2.0
package io.lockgate.codec.modbus;

import java.nio.ByteBuffer;

/**
 * A piece of a file to read: type 06 (1 byte), file, record, length (2 bytes each).
 *
 * @param file 1 to 65535
 * @param record number of the first register in the file, 0 to 9999
 * @param registers how many, 1 to {@link #MAX_REGISTERS}; a request to read takes one less, as its answer must fit too
 */
public record FileRange(int file, int record, int registers) {
  /** Most registers of one piece. */
  public static final int MAX_REGISTERS = 122;

  static final int LENGTH = 7;
  static final int REFERENCE_TYPE = 6;
  static final Limit FILE = new Limit("file", 1, 0xFFFF);
  static final Limit RECORD = new Limit("record", 0, 9999);
  static final Limit REGISTERS = new Limit("registers of a record", 1, MAX_REGISTERS);

  public FileRange {
    FILE.require(file);
    RECORD.require(record);
    REGISTERS.require(registers);
  }

  /** Reads one; the caller has seen that its bytes are there. */
  static FileRange decode(ByteBuffer data) throws MalformedException {
    checkType(Wire.u8(data), ExceptionCode.ILLEGAL_DATA_VALUE);
    int file = FILE.check(Wire.u16(data), ExceptionCode.ILLEGAL_DATA_ADDRESS);
    int record = RECORD.check(Wire.u16(data), ExceptionCode.ILLEGAL_DATA_ADDRESS);
    return new FileRange(
        file, record, REGISTERS.check(Wire.u16(data), ExceptionCode.ILLEGAL_DATA_VALUE));
  }

  static void checkType(int type, ExceptionCode answer) throws MalformedException {
    if (type != REFERENCE_TYPE) {
      throw new MalformedException(answer, "reference type must be 6: " + type);
    }
  }

  void encode(ByteBuffer target) {
    Wire.put8(target, REFERENCE_TYPE);
    Wire.put16(target, file);
    Wire.put16(target, record);
    Wire.put16(target, registers);
  }

  String words() {
    return file + ":" + Words.range(record, registers);
  }
}
