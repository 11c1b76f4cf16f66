// SPDX-License-Identifier: Apache-2.0
package io.lockgate.codec.modbus;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The last request that is allowed, and the first that is not; with the code that the client gets. */
class RequestLimitsTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "01 0000 07d0", // 2000 coils
        "02 ffff 0001", // the last address
        "03 0000 007d", // 125 registers
        "04 ff83 007d", // up to the last address
        "05 ffff 0000",
        "05 0000 ff00",
        "08 0000", // no data at all
        "14 07 06 ffff 270f 0001", // last file, last record
        "64 04 04 ff ffff", // one register
        "2b",
        "2b 0d",
        "64",
        "64 00",
        "64 02 05 00",
        "7f",
        "09" // passed as they are
      })
  void requestIsTaken(String pdu) {
    assertDoesNotThrow(() -> Request.decode(Hex.buffer(pdu)));
  }

  @ParameterizedTest
  @CsvSource({
    // what follows, the answer
    "01 0000 07d1,              3", // 2001 coils
    "01 0000 0000,              3",
    "02 ffff 0002,              2", // beyond the last address
    "03 0000 007e,              3", // 126 registers
    "04 ff84 007d,              2",
    "03 0000 01,                3", // too short
    "03 0000 0001 00,           3", // too long
    "05 0000 ff01,              3",
    "05 0000 00,                3",
    "06 0000 0000 00,           3",
    "07 00,                     3",
    "08 00,                     3",
    "08 0000 00,                3", // half a word
    "0b 00,                     3",
    "0c 00,                     3",
    "0f 0000 07b1 f7,           3", // 1969 coils
    "0f 0000 0009 01 ff,        3", // byte count too small
    "0f 0000 0008 02 ffff,      3", // byte count too large
    "0f 0000 0008 02 ff,        3", // byte count is not what is there
    "0f ffff 0002 01 03,        2",
    "0f 0000 00,                3",
    "10 0000 007c f8,           3", // 124 registers
    "10 0000 0000 00,           3",
    "10 0000 0001 01 00,        3",
    "10 ffff 0002 04 0000 0000, 2",
    "10 0000,                   3",
    "11 00,                     3",
    "14,                        3",
    "14 00,                     3",
    "14 08 06 0001 0000 0001 00, 3", // not whole ranges
    "14 07 06 0001 0000 00,     3", // shorter than its byte count
    "14 07 05 0001 0000 0001,   3", // reference type
    "14 07 06 0000 0000 0001,   2", // file 0
    "14 07 06 0001 2710 0001,   2", // record 10000
    "14 07 06 0001 0000 0000,   3",
    "14 07 06 0001 0000 007a,   3", // 122 registers: the answer would be too long
    "15 09 06 0001 0000 007b 0000, 3", // 123 registers
    "14 0e 06 0001 0000 0079 06 0001 0000 0001, 3", // too long in all
    "15 08 06 0001 0000 0001 00, 3", // shorter than any record
    "15,                        3",
    "15 09 06 0001 0000 0002 0000, 3", // registers missing
    "15 0a 06 0001 0000 0001 0000 06, 3", // a second record that does not begin
    "15 09 06 0000 0000 0001 0000, 2",
    "16 0000 0000 00,           3",
    "17 0000 007e 0000 0001 02 0000, 3", // 126 to read
    "17 0000 0001 0000 007a f4, 3", // 122 to write
    "17 0000 0001 0000 0001 03 0000, 3",
    "17 ffff 0002 0000 0001 02 0000, 2",
    "17 0000 0001 ffff 0002 04 0000 0000, 2",
    "17 0000,                   3",
    "18 00,                     3",
    "2b 0e,                     3",
    "2b 0e 00 00,               3", // level 0
    "2b 0e 05 00,               3", // level 5
    "64 02 04,                  3",
    "64 02 04 00,               3", // no address
    "64 03 04 00 00,            3", // half an address
    "64 05 04 00 0000,          3", // byte count is not what is there
    "00,                        1",
    "80,                        1",
    "ff 0000,                   1"
  })
  void requestIsRefused(String pdu, int answer) {
    MalformedException refusal =
        assertThrows(MalformedException.class, () -> Request.decode(Hex.buffer(pdu)));
    assertEquals(answer, refusal.answer().code());
    assertEquals(0, refusal.getStackTrace().length);
  }

  @Test
  void anEmptyMessageHasNoFunction() {
    MalformedException refusal =
        assertThrows(MalformedException.class, () -> Request.decode(Hex.buffer("")));
    assertEquals(ExceptionCode.ILLEGAL_FUNCTION, refusal.answer());
  }

  @ParameterizedTest
  @CsvSource({
    "0f 0000 07b0 f6, 246",
    "10 0000 007b f6, 246",
    "17 0000 007d 0000 0079 f2, 242",
    "15 fb 06 0001 0000 007a, 244"
  })
  void theLongestWritesAreTaken(String head, int bytes) {
    assertDoesNotThrow(() -> Request.decode(Hex.buffer(head + "5a".repeat(bytes))));
  }

  @Test
  void readScatteredTakes100Addresses() {
    assertDoesNotThrow(() -> Request.decode(Hex.buffer("64 ca 04 00" + "0001".repeat(100))));
    assertThrows(
        MalformedException.class,
        () -> Request.decode(Hex.buffer("64 cc 04 00" + "0001".repeat(101))));
  }

  @ParameterizedTest
  @ValueSource(strings = {"41", "2b 0d", "64 00 00"})
  void anUnknownFunctionTakesUpTo253Bytes(String head) {
    String whole = head.replace(" ", "");
    String longest = whole + "00".repeat(253 - whole.length() / 2);
    assertDoesNotThrow(() -> Request.decode(Hex.buffer(longest)));
    assertThrows(MalformedException.class, () -> Request.decode(Hex.buffer(longest + "00")));
  }

  @Test
  void constructorsRefuseWhatNoDecoderWouldTake() {
    List<Runnable> wrong =
        List.of(
            () -> new ReadBitsRequest(BitTable.COILS, 0, 2001),
            () -> new ReadBitsRequest(BitTable.COILS, -1, 1),
            () -> new ReadRegistersRequest(RegisterTable.INPUT, 65_535, 2),
            () -> new WriteCoilRequest(65_536, true),
            () -> new WriteRegisterRequest(0, 65_536),
            () -> new WriteCoilsRequest(0, 9, Octets.of(1)),
            () -> new WriteRegistersRequest(0, Octets.of(1)),
            () -> new WriteRegistersRequest(0, Octets.of(1, 2, 3)),
            () -> new DiagnosticsRequest(0, Octets.of(1)),
            () -> new ReadFileRequest(List.of()),
            () -> new ReadFileRequest(List.of(new FileRange(1, 0, 121), new FileRange(1, 0, 1))),
            () -> new WriteFileRequest(List.of()),
            () -> new FileRange(0, 0, 1),
            () -> new FileRecord(1, 10_000, Octets.ofRegisters(1)),
            () -> ReadScatteredRequest.of(0, 65_536),
            () -> ReadScatteredRequest.of(256, 1),
            () -> new RawRequest(0, Octets.EMPTY),
            () -> new RawRequest(128, Octets.EMPTY),
            () -> new RawRequest(65, Octets.owning(new byte[253])),
            () -> new ExceptionResponse(128, 1),
            () -> new ReadIdentificationRequest(IdentificationLevel.BASIC, 256),
            () -> new IdentificationObject(0, Octets.owning(new byte[245])),
            () -> new ReadFifoResponse(Octets.owning(new byte[64])));
    for (Runnable each : wrong) {
      assertThrows(IllegalArgumentException.class, each::run);
    }
  }
}
