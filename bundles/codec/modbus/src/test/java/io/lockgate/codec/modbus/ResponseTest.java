// SPDX-License-Identifier: Apache-2.0
package io.lockgate.codec.modbus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A response is taken only for the request that it answers. */
class ResponseTest {
  @ParameterizedTest
  @CsvSource({
    // request, response
    "03 0000 0001, 04 02 0000", // another function
    "03 0000 0001, 03 04 0000 0000", // another quantity
    "03 0000 0002, 03 02 0000 0000", // byte count is not what is there
    "03 0000 0001, 03 02 00",
    "03 0000 0001, 03",
    "03 0000 0001, 84 02", // an exception of another function
    "03 0000 0001, 83",
    "03 0000 0001, 83 02 00",
    "01 0000 0009, 01 01 00",
    "05 0001 ff00, 05 0002 ff00", // another coil
    "05 0001 ff00, 05 0001 0000", // another state
    "05 0001 ff00, 05 0001 ff",
    "06 0001 0002, 06 0001 0003", // another value
    "07,           07",
    "07,           07 0000",
    "08 0000 1234, 08 0000 1235", // other data
    "08 0002 0000, 08 0003 0000", // another sub-function
    "08 0000 1234, 08 00",
    "08 0002 0000, 08 0002 00",
    "0b,           0b 0000 00",
    "0c,           0c 06 0000 0000",
    "0c,           0c 05 0000 0000 00", // shorter than its own fields
    "0c,           0c 06 0000 0000 0000 00",
    "0f 0001 0001 01 01, 0f 0002 0001",
    "10 0001 0001 02 0001, 10 0001 0002",
    "11,           11",
    "11,           11 02 00",
    "11,           11 fc 00",
    "14 07 06 0001 0000 0001, 14",
    "14 07 06 0001 0000 0001, 14 06 05 06 0000 0000", // more than was asked
    "14 07 06 0001 0000 0001, 14 04 03 05 0000", // reference type
    "14 07 06 0001 0000 0001, 14 04 02 06 0000", // length
    "14 07 06 0001 0000 0001, 14 04 03 06 00",
    "15 09 06 0001 0000 0001 1234, 15 09 06 0001 0000 0001 1235", // other data
    "15 09 06 0001 0000 0001 1234, 15 09 06 0001 0000 0001",
    "16 0001 0002 0003, 16 0001 0002 0004",
    "17 0000 0002 0000 0001 02 0000, 17 02 0000",
    "18 0001, 18 0000",
    "18 0001, 18 0002 0001 0000", // counts differ
    "18 0001, 18 0004 0001", // register missing
    "18 0001, 18 0042 0020", // 32 registers
    "2b 0e 01 00, 2b 0e 01 01 00 00",
    "2b 0e 01 00, 2b 0d 01 01 00 00 00", // another type
    "2b 0e 01 00, 2b 0e 02 01 00 00 00", // another level
    "2b 0e 01 00, 2b 0e 01 01 01 00 00", // neither 00 nor ff
    "2b 0e 01 00, 2b 0e 01 01 00 00 01", // object missing
    "2b 0e 01 00, 2b 0e 01 01 00 00 01 00 03 4142", // value cut off
    "2b 0e 01 00, 2b 0e 01 01 00 00 02 00 02 4142", // second object missing
    "2b 0e 01 00, 2b 0e 01 01 00 00 01 00 02 4142 43", // more than its objects
    "2b 0e 01 00, 2b 0e 01 01 00 00 01 00 f5 4142", // longer than any may be
    "2b 0e 04 01, 2b 0e 04 01 00 00 00", // the one object is missing
    "2b 0e 04 01, 2b 0e 04 01 00 00 01 02 01 41", // another object
    "64 04 04 07 0001, 64 04 04 08 0000", // another number
    "64 04 04 07 0001, 64 04 05 07 0000", // another sub-function
    "64 04 04 07 0001, 64 06 04 07 0000", // byte count
    "64 04 04 07 0001, 64 04 04 07 00",
    "41, 42"
  })
  void responseToSomethingElseIsRefused(String request, String response) throws MalformedException {
    Request asked = Request.decode(Hex.buffer(request));
    MalformedException refusal =
        assertThrows(MalformedException.class, () -> Response.decode(asked, Hex.buffer(response)));
    assertEquals(ExceptionCode.GATEWAY_TARGET_FAILED, refusal.answer());
  }

  @ParameterizedTest
  @ValueSource(strings = {"03 0000 0001", "41 00", "2b 0e 01 00"})
  void noResponseIsEmptyOrLongerThanAMessage(String request) throws MalformedException {
    Request asked = Request.decode(Hex.buffer(request));
    assertThrows(MalformedException.class, () -> Response.decode(asked, Hex.buffer("")));
    String tooLong = request.substring(0, 2) + "0e010100000000".repeat(36) + "00";
    assertEquals(254, Hex.bytes(tooLong).length);
    assertThrows(MalformedException.class, () -> Response.decode(asked, Hex.buffer(tooLong)));
  }

  @Test
  void exceptionKeepsCodesThatTheProtocolDoesNotKnow() throws MalformedException {
    Request asked = new ReadRegistersRequest(RegisterTable.HOLDING, 0, 1);
    ExceptionResponse known = (ExceptionResponse) Response.decode(asked, Hex.buffer("83 0b"));
    ExceptionResponse unknown = (ExceptionResponse) Response.decode(asked, Hex.buffer("83 09"));
    assertEquals(Optional.of(ExceptionCode.GATEWAY_TARGET_FAILED), known.meaning());
    assertEquals(9, unknown.code());
    assertEquals(Optional.empty(), unknown.meaning());
    assertEquals(Optional.empty(), new ExceptionResponse(3, 200).meaning());
    assertEquals(Optional.empty(), ExceptionCode.of(-1));
  }

  @Test
  void exceptionAnswersEvenWhatIsNoRequest() {
    assertEquals(
        "8302",
        Hex.of(
            ExceptionResponse.to(Hex.buffer("03 00"), ExceptionCode.ILLEGAL_DATA_ADDRESS)
                .toBuffer()));
    assertEquals(
        "ff01",
        Hex.of(ExceptionResponse.to(Hex.buffer("ff"), ExceptionCode.ILLEGAL_FUNCTION).toBuffer()));
  }

  @Test
  void allExceptionCodesAreThoseOfTheProtocol() {
    List<Integer> codes = Arrays.stream(ExceptionCode.values()).map(ExceptionCode::code).toList();
    assertEquals(List.of(1, 2, 3, 4, 5, 6, 7, 8, 10, 11), codes);
    for (ExceptionCode each : ExceptionCode.values()) {
      assertEquals(Optional.of(each), ExceptionCode.of(each.code()));
    }
  }

  @Test
  void onlyFunctionsThatChangeNothingReadOnly() throws MalformedException {
    List<String> reading =
        List.of(
            "01 0000 0001",
            "02 0000 0001",
            "03 0000 0001",
            "04 0000 0001",
            "07",
            "0b",
            "0c",
            "11",
            "14 07 06 0001 0000 0001",
            "18 0000",
            "2b 0e 01 00",
            "64 04 04 00 0000");
    List<String> other =
        List.of(
            "05 0000 0000",
            "06 0000 0000",
            "08 0000",
            "0f 0000 0001 01 00",
            "10 0000 0001 02 0000",
            "15 09 06 0001 0000 0001 0000",
            "16 0000 0000 0000",
            "17 0000 0001 0000 0001 02 0000",
            "2b 0d",
            "64 01",
            "41");
    for (String each : reading) {
      assertTrue(Request.decode(Hex.buffer(each)).readsOnly(), each);
    }
    for (String each : other) {
      assertTrue(!Request.decode(Hex.buffer(each)).readsOnly(), each);
    }
  }

  @Test
  void maskIsAppliedAsTheProtocolSays() {
    assertEquals(0x17, new MaskWriteRequest(4, 0xF2, 0x25).applyTo(0x12));
    assertEquals(0xFFFF, new MaskWriteRequest(4, 0, 0xFFFF).applyTo(0));
  }

  @Test
  void identificationIsText() {
    assertEquals(
        "Zähler", IdentificationObject.ofText(IdentificationObject.PRODUCT_NAME, "Zähler").text());
    assertEquals("AB", new IdentificationObject(0, Octets.of('A', 'B', ' ', 0, 'C')).text());
  }
}
