// SPDX-License-Identifier: Apache-2.0
package io.lockgate.codec.modbus;

import java.nio.ByteBuffer;

/**
 * A piece of a file to write: type 06 (1 byte), file, record, length (2 bytes each), registers.
 *
 * @param file 1 to 65535
 * @param record number of the first register in the file, 0 to 9999
 * @param registers 1 to 122 of them
 */
public record FileRecord(int file, int record, Octets registers) {
  private static final Limit BYTES = new Limit("bytes of a record", 2, 2 * FileRange.MAX_REGISTERS);

  public FileRecord {
    FileRange.FILE.require(file);
    FileRange.RECORD.require(record);
    Wire.requireRegisters(registers, BYTES);
  }

  /** Reads one; the caller has seen that the bytes of its head are there. */
  static FileRecord decode(ByteBuffer data) throws MalformedException {
    FileRange range = FileRange.decode(data);
    Wire.atLeast(data, 2 * range.registers(), ExceptionCode.ILLEGAL_DATA_VALUE);
    return new FileRecord(range.file(), range.record(), Octets.take(data, 2 * range.registers()));
  }

  int length() {
    return FileRange.LENGTH + registers.length();
  }

  void encode(ByteBuffer target) {
    new FileRange(file, record, registers.registers()).encode(target);
    registers.putTo(target);
  }

  String words() {
    return file + ":" + Words.range(record, registers.registers());
  }
}
