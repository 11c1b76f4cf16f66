// SPDX-License-Identifier: Apache-2.0
package io.lockgate.codec.modbus;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Function 21: function, byte count (1 byte), records of 7 bytes and their registers each.
 *
 * @param records at least one, all together at most 251 bytes
 */
public record WriteFileRequest(List<FileRecord> records) implements Request {
  private static final Limit BYTES =
      new Limit("bytes of file records", FileRange.LENGTH + 2, Pdu.MAX_LENGTH - 2);

  public WriteFileRequest {
    records = List.copyOf(records);
    BYTES.require(dataLength(records));
  }

  static WriteFileRequest decode(ByteBuffer data) throws MalformedException {
    Wire.atLeast(data, 1, ExceptionCode.ILLEGAL_DATA_VALUE);
    int length = BYTES.check(Wire.u8(data), ExceptionCode.ILLEGAL_DATA_VALUE);
    Wire.exactly(data, length, ExceptionCode.ILLEGAL_DATA_VALUE);
    List<FileRecord> records = new ArrayList<>();
    while (data.hasRemaining()) {
      Wire.atLeast(data, FileRange.LENGTH, ExceptionCode.ILLEGAL_DATA_VALUE);
      records.add(FileRecord.decode(data));
    }
    return new WriteFileRequest(records);
  }

  static int dataLength(List<FileRecord> records) {
    return records.stream().mapToInt(FileRecord::length).sum();
  }

  @Override
  public int function() {
    return Function.WRITE_FILE;
  }

  @Override
  public int length() {
    return 2 + dataLength(records);
  }

  @Override
  public void encode(ByteBuffer target) {
    Wire.put8(target, function());
    Wire.put8(target, dataLength(records));
    records.forEach(each -> each.encode(target));
  }

  @Override
  public WriteFileResponse decodeData(ByteBuffer data) throws MalformedException {
    return WriteFileResponse.decode(this, data);
  }

  @Override
  public String words() {
    return records.stream()
        .map(FileRecord::words)
        .collect(Collectors.joining(", ", "write file records ", ""));
  }
}
