// SPDX-License-Identifier: Apache-2.0
package io.lockgate.codec.modbus;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Function 20: function, byte count (1 byte), ranges of 7 bytes each.
 *
 * @param ranges 1 to 35, so small that their registers fit one response: 2 bytes a range and 2 a register, at most 245
 */
public record ReadFileRequest(List<FileRange> ranges) implements Request {
  private static final Limit BYTES = new Limit("bytes of file ranges", FileRange.LENGTH, 245);
  private static final Limit ANSWER = new Limit("bytes of the answer", 4, 245);

  public ReadFileRequest {
    ranges = List.copyOf(ranges);
    BYTES.require(FileRange.LENGTH * ranges.size());
    ANSWER.require(answerLength(ranges));
  }

  static ReadFileRequest decode(ByteBuffer data) throws MalformedException {
    Wire.atLeast(data, 1, ExceptionCode.ILLEGAL_DATA_VALUE);
    int length = BYTES.check(Wire.u8(data), ExceptionCode.ILLEGAL_DATA_VALUE);
    Wire.exactly(data, length, ExceptionCode.ILLEGAL_DATA_VALUE);
    if (length % FileRange.LENGTH != 0) {
      throw MalformedException.value("file ranges are 7 bytes each, not " + length + " in all");
    }
    List<FileRange> ranges = new ArrayList<>(length / FileRange.LENGTH);
    while (data.hasRemaining()) {
      ranges.add(FileRange.decode(data));
    }
    ANSWER.check(answerLength(ranges), ExceptionCode.ILLEGAL_DATA_VALUE);
    return new ReadFileRequest(ranges);
  }

  private static int answerLength(List<FileRange> ranges) {
    return ranges.stream().mapToInt(range -> 2 + 2 * range.registers()).sum();
  }

  /** Bytes that follow the byte count in the response. */
  int answerLength() {
    return answerLength(ranges);
  }

  @Override
  public int function() {
    return Function.READ_FILE;
  }

  @Override
  public int length() {
    return 2 + FileRange.LENGTH * ranges.size();
  }

  @Override
  public boolean readsOnly() {
    return true;
  }

  @Override
  public void encode(ByteBuffer target) {
    Wire.put8(target, function());
    Wire.put8(target, FileRange.LENGTH * ranges.size());
    ranges.forEach(range -> range.encode(target));
  }

  @Override
  public ReadFileResponse decodeData(ByteBuffer data) throws MalformedException {
    return ReadFileResponse.decode(this, data);
  }

  @Override
  public String words() {
    return ranges.stream()
        .map(FileRange::words)
        .collect(Collectors.joining(", ", "read file records ", ""));
  }
}
