// SPDX-License-Identifier: Apache-2.0
package io.lockgate.codec.modbus;

import java.nio.ByteBuffer;

/** Finds the record of a request by its function code. */
final class RequestDecoder {
  private RequestDecoder() {}

  static Request decode(ByteBuffer pdu) throws MalformedException {
    Wire.atLeast(pdu, 1, ExceptionCode.ILLEGAL_FUNCTION);
    int function = Limit.FUNCTION.check(Wire.u8(pdu), ExceptionCode.ILLEGAL_FUNCTION);
    if (pdu.remaining() >= Pdu.MAX_LENGTH) {
      throw MalformedException.value("longer than " + Pdu.MAX_LENGTH + " bytes");
    }
    return switch (function) {
      case Function.READ_COILS -> ReadBitsRequest.decode(BitTable.COILS, pdu);
      case Function.READ_DISCRETE_INPUTS -> ReadBitsRequest.decode(BitTable.DISCRETE_INPUTS, pdu);
      case Function.READ_HOLDING_REGISTERS ->
          ReadRegistersRequest.decode(RegisterTable.HOLDING, pdu);
      case Function.READ_INPUT_REGISTERS -> ReadRegistersRequest.decode(RegisterTable.INPUT, pdu);
      case Function.WRITE_COIL -> WriteCoilRequest.decode(pdu);
      case Function.WRITE_REGISTER -> WriteRegisterRequest.decode(pdu);
      case Function.READ_EXCEPTION_STATUS -> bare(new ReadExceptionStatusRequest(), pdu);
      case Function.DIAGNOSTICS -> DiagnosticsRequest.decode(pdu);
      case Function.COMM_EVENT_COUNTER -> bare(new CommEventCounterRequest(), pdu);
      case Function.COMM_EVENT_LOG -> bare(new CommEventLogRequest(), pdu);
      case Function.WRITE_COILS -> WriteCoilsRequest.decode(pdu);
      case Function.WRITE_REGISTERS -> WriteRegistersRequest.decode(pdu);
      case Function.REPORT_SERVER_ID -> bare(new ReportServerIdRequest(), pdu);
      case Function.READ_FILE -> ReadFileRequest.decode(pdu);
      case Function.WRITE_FILE -> WriteFileRequest.decode(pdu);
      case Function.MASK_WRITE -> MaskWriteRequest.decode(pdu);
      case Function.READ_WRITE_REGISTERS -> ReadWriteRegistersRequest.decode(pdu);
      case Function.READ_FIFO -> ReadFifoRequest.decode(pdu);
      case Function.ENCAPSULATED -> identification(pdu);
      case Function.VENDOR_100 -> scattered(pdu);
      default -> RawRequest.decode(function, pdu);
    };
  }

  /** Requests that are a function code and nothing else. */
  private static Request bare(Request request, ByteBuffer data) throws MalformedException {
    Wire.exactly(data, 0, ExceptionCode.ILLEGAL_DATA_VALUE);
    return request;
  }

  private static Request identification(ByteBuffer data) throws MalformedException {
    return data.hasRemaining() && Wire.u8(data, data.position()) == Function.MEI_IDENTIFICATION
        ? ReadIdentificationRequest.decode(data)
        : RawRequest.decode(Function.ENCAPSULATED, data);
  }

  private static Request scattered(ByteBuffer data) throws MalformedException {
    return data.remaining() >= 2
            && Wire.u8(data, data.position() + 1) == Function.SUB_READ_SCATTERED
        ? ReadScatteredRequest.decode(data)
        : RawRequest.decode(Function.VENDOR_100, data);
  }
}
