// SPDX-License-Identifier: Apache-2.0
package io.lockgate.codec.modbus;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each message beside its bytes, written by hand from the protocol's description. */
class MessageTableTest {
  @ParameterizedTest
  @MethodSource({"bits", "registers", "diagnostics", "files", "others"})
  void messageHasTheseBytes(
      Request request, String requestBytes, Response response, String responseBytes)
      throws MalformedException {
    assertEquals(Hex.of(Hex.buffer(requestBytes)), Hex.of(request.toBuffer()));
    assertEquals(request, Request.decode(Hex.buffer(requestBytes)));
    assertEquals(Hex.of(Hex.buffer(responseBytes)), Hex.of(response.toBuffer()));
    assertEquals(response, Response.decode(request, Hex.buffer(responseBytes)));
  }

  static Stream<Arguments> bits() {
    return Stream.of(
        Arguments.of(
            new ReadBitsRequest(BitTable.COILS, 19, 10),
            """
            01    # function
            0013  # address
            000a  # quantity
            """,
            new ReadBitsResponse(
                BitTable.COILS,
                Octets.ofBits(true, false, true, true, false, false, true, true, false, true)),
            """
            01  # function
            02  # byte count
            cd  # coils 19 to 26, the first one lowest
            02  # coils 27, 28
            """),
        Arguments.of(
            new ReadBitsRequest(BitTable.DISCRETE_INPUTS, 0xFFFF, 1),
            """
            02    # function
            ffff  # address
            0001  # quantity
            """,
            new ReadBitsResponse(BitTable.DISCRETE_INPUTS, Octets.ofBits(true)),
            """
            02  # function
            01  # byte count
            01  # input 65535
            """),
        Arguments.of(
            new WriteCoilRequest(172, true),
            """
            05    # function
            00ac  # address
            ff00  # on
            """,
            new WriteCoilResponse(172, true),
            """
            05    # function
            00ac  # address
            ff00  # on
            """),
        Arguments.of(
            WriteCoilsRequest.of(
                19, true, false, true, true, false, false, true, true, true, false),
            """
            0f    # function
            0013  # address
            000a  # quantity
            02    # byte count
            cd01  # coils
            """,
            new WriteCoilsResponse(19, 10),
            """
            0f    # function
            0013  # address
            000a  # quantity
            """));
  }

  static Stream<Arguments> registers() {
    return Stream.of(
        Arguments.of(
            new ReadRegistersRequest(RegisterTable.HOLDING, 107, 3),
            """
            03    # function
            006b  # address
            0003  # quantity
            """,
            new ReadRegistersResponse(RegisterTable.HOLDING, Octets.ofRegisters(555, 0, 100)),
            """
            03    # function
            06    # byte count
            022b  # register 107
            0000  # register 108
            0064  # register 109
            """),
        Arguments.of(
            new ReadRegistersRequest(RegisterTable.INPUT, 8, 1),
            """
            04    # function
            0008  # address
            0001  # quantity
            """,
            new ReadRegistersResponse(RegisterTable.INPUT, Octets.ofRegisters(10)),
            """
            04    # function
            02    # byte count
            000a  # register 8
            """),
        Arguments.of(
            new WriteRegisterRequest(1, 3),
            """
            06    # function
            0001  # address
            0003  # value
            """,
            new WriteRegisterResponse(1, 3),
            """
            06    # function
            0001  # address
            0003  # value
            """),
        Arguments.of(
            new WriteRegistersRequest(1, Octets.ofRegisters(10, 0x0102)),
            """
            10    # function
            0001  # address
            0002  # quantity
            04    # byte count
            000a  # register 1
            0102  # register 2
            """,
            new WriteRegistersResponse(1, 2),
            """
            10    # function
            0001  # address
            0002  # quantity
            """),
        Arguments.of(
            new MaskWriteRequest(4, 0xF2, 0x25),
            """
            16    # function
            0004  # address
            00f2  # AND mask
            0025  # OR mask
            """,
            new MaskWriteResponse(4, 0xF2, 0x25),
            """
            16    # function
            0004  # address
            00f2  # AND mask
            0025  # OR mask
            """),
        Arguments.of(
            new ReadWriteRegistersRequest(3, 2, 14, Octets.ofRegisters(255)),
            """
            17    # function
            0003  # address to read
            0002  # quantity to read
            000e  # address to write
            0001  # quantity to write
            02    # byte count
            00ff  # register 14
            """,
            new ReadWriteRegistersResponse(Octets.ofRegisters(254, 2765)),
            """
            17    # function
            04    # byte count
            00fe  # register 3
            0acd  # register 4
            """));
  }

  static Stream<Arguments> diagnostics() {
    return Stream.of(
        Arguments.of(
            new ReadExceptionStatusRequest(),
            "07",
            new ReadExceptionStatusResponse(0x6D),
            "07 6d # status"),
        Arguments.of(
            new DiagnosticsRequest(0, Octets.of(0xA5, 0x37)),
            """
            08    # function
            0000  # sub-function: return query data
            a537  # data
            """,
            new DiagnosticsResponse(0, Octets.of(0xA5, 0x37)),
            """
            08    # function
            0000  # sub-function
            a537  # the same data
            """),
        Arguments.of(
            new CommEventCounterRequest(),
            "0b",
            new CommEventCounterResponse(0xFFFF, 264),
            """
            0b    # function
            ffff  # status: busy
            0108  # events
            """),
        Arguments.of(
            new CommEventLogRequest(),
            "0c",
            new CommEventLogResponse(0, 264, 289, Octets.of(0x20, 0)),
            """
            0c    # function
            08    # byte count
            0000  # status
            0108  # count of events
            0121  # count of messages
            2000  # events
            """),
        Arguments.of(
            new ReportServerIdRequest(),
            "11",
            new ReportServerIdResponse(Octets.of(0x42, 0xFF)),
            """
            11  # function
            02  # byte count
            42  # the device's own id
            ff  # running
            """));
  }

  static Stream<Arguments> files() {
    return Stream.of(
        Arguments.of(
            new ReadFileRequest(List.of(new FileRange(4, 1, 2), new FileRange(3, 9, 1))),
            """
            14            # function
            0e            # byte count
            06 0004 0001  # type, file, record
            0002          # length
            06 0003 0009  # type, file, record
            0001          # length
            """,
            new ReadFileResponse(
                List.of(Octets.ofRegisters(0x0DFE, 0x20), Octets.ofRegisters(0x33CD))),
            """
            14            # function
            0a            # byte count
            05 06         # length, type
            0dfe 0020     # registers
            03 06         # length, type
            33cd          # register
            """),
        Arguments.of(
            new WriteFileRequest(List.of(new FileRecord(4, 7, Octets.ofRegisters(0x06AF, 0x04BE)))),
            """
            15            # function
            0b            # byte count
            06 0004 0007  # type, file, record
            0002          # length
            06af 04be     # registers
            """,
            new WriteFileResponse(
                new WriteFileRequest(
                    List.of(new FileRecord(4, 7, Octets.ofRegisters(0x06AF, 0x04BE))))),
            """
            15            # function
            0b            # byte count
            06 0004 0007  # type, file, record
            0002          # length
            06af 04be     # registers
            """));
  }

  static Stream<Arguments> others() {
    return Stream.of(
        Arguments.of(
            new ReadFifoRequest(1246),
            """
            18    # function
            04de  # address
            """,
            new ReadFifoResponse(Octets.ofRegisters(440, 4740)),
            """
            18    # function
            0006  # byte count
            0002  # count of registers
            01b8  # first
            1284  # second
            """),
        Arguments.of(
            new ReadIdentificationRequest(IdentificationLevel.BASIC, 0),
            """
            2b  # function
            0e  # type
            01  # level
            00  # first object
            """,
            new ReadIdentificationResponse(
                IdentificationLevel.BASIC,
                0x81,
                true,
                2,
                List.of(IdentificationObject.ofText(1, "XY"))),
            """
            2b    # function
            0e    # type
            01    # level
            81    # conformity: basic, also one by one
            ff    # more follows
            02    # next object
            01    # count of objects
            01    # object
            02    # length
            5859  # "XY"
            """),
        Arguments.of(
            ReadScatteredRequest.of(7, 101, 26),
            """
            64    # function
            06    # byte count
            04    # sub-function
            07    # number
            0065  # first address
            001a  # second address
            """,
            new ReadScatteredResponse(7, Octets.ofRegisters(0xAB, 0xCD)),
            """
            64    # function
            06    # byte count
            04    # sub-function
            07    # number
            00ab  # first register
            00cd  # second register
            """),
        Arguments.of(
            new RawRequest(65, Octets.of(1, 2, 3)),
            "41 010203",
            new RawResponse(65, Octets.EMPTY),
            "41"),
        Arguments.of(
            new RawRequest(43, Octets.of(13, 0)),
            "2b 0d00 # another type",
            new RawResponse(43, Octets.of(13)),
            "2b 0d"),
        Arguments.of(
            new RawRequest(100, Octets.of(2, 5)),
            "64 02 05 # another one",
            new RawResponse(100, Octets.of(9)),
            "64 09"),
        Arguments.of(
            new ReadRegistersRequest(RegisterTable.HOLDING, 1, 1),
            "03 0001 0001",
            new ExceptionResponse(3, ExceptionCode.ILLEGAL_DATA_ADDRESS),
            """
            83  # function, highest bit set
            02  # code
            """));
  }
}
