// SPDX-License-Identifier: Apache-2.0
package io.lockgate.codec.modbus;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * Function 20: function, byte count (1 byte), for each range: length (1 byte, type included), type 06 (1 byte), registers.
 *
 * @param records registers of each requested range, in its order; with their two bytes each at most 245 bytes
 */
public record ReadFileResponse(List<Octets> records) implements Response {
  private static final Limit RECORD = new Limit("bytes of a record", 2, 242);
  private static final Limit BYTES = new Limit("bytes of file records", 4, 245);

  public ReadFileResponse {
    records = List.copyOf(records);
    BYTES.require(dataLength(records));
    records.forEach(each -> Wire.requireRegisters(each, RECORD));
  }

  static ReadFileResponse decode(ReadFileRequest request, ByteBuffer data)
      throws MalformedException {
    Wire.atLeast(data, 1, Limit.BAD_RESPONSE);
    Wire.same("byte count", Wire.u8(data), request.answerLength());
    Wire.exactly(data, request.answerLength(), Limit.BAD_RESPONSE);
    List<Octets> records = new ArrayList<>(request.ranges().size());
    for (FileRange range : request.ranges()) {
      Wire.same("length of a record", Wire.u8(data), 1 + 2 * range.registers());
      FileRange.checkType(Wire.u8(data), Limit.BAD_RESPONSE);
      records.add(Octets.take(data, 2 * range.registers()));
    }
    return new ReadFileResponse(records);
  }

  private static int dataLength(List<Octets> records) {
    return records.stream().mapToInt(each -> 2 + each.length()).sum();
  }

  @Override
  public int function() {
    return Function.READ_FILE;
  }

  @Override
  public int length() {
    return 2 + dataLength(records);
  }

  @Override
  public void encode(ByteBuffer target) {
    Wire.put8(target, function());
    Wire.put8(target, dataLength(records));
    for (Octets each : records) {
      Wire.put8(target, 1 + each.length());
      Wire.put8(target, FileRange.REFERENCE_TYPE);
      each.putTo(target);
    }
  }
}
