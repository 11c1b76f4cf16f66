// SPDX-License-Identifier: Apache-2.0
package io.lockgate.codec.modbus;

import java.nio.ByteBuffer;

/** What a server answers. */
public sealed interface Response extends Pdu
    permits ReadBitsResponse,
        ReadRegistersResponse,
        WriteCoilResponse,
        WriteRegisterResponse,
        ReadExceptionStatusResponse,
        DiagnosticsResponse,
        CommEventCounterResponse,
        CommEventLogResponse,
        WriteCoilsResponse,
        WriteRegistersResponse,
        ReportServerIdResponse,
        ReadFileResponse,
        WriteFileResponse,
        MaskWriteResponse,
        ReadWriteRegistersResponse,
        ReadFifoResponse,
        ReadIdentificationResponse,
        ReadScatteredResponse,
        RawResponse,
        ExceptionResponse {

  /**
   * Reads the response to a request: function code, lengths and whatever the device must repeat are compared with the
   * request.
   *
   * @param request what was asked; decides the type of the response, {@link ExceptionResponse} aside
   * @param pdu the whole message from position to limit; the position is moved, also on failure
   * @throws MalformedException it is none, or answers something else, as a late response does
   */
  static Response decode(Request request, ByteBuffer pdu) throws MalformedException {
    Wire.atLeast(pdu, 1, Limit.BAD_RESPONSE);
    int function = Wire.u8(pdu);
    if (function == request.function()) {
      return request.decodeData(pdu);
    }
    if (function == (request.function() | Function.EXCEPTION_BIT)) {
      return ExceptionResponse.decode(request.function(), pdu);
    }
    throw MalformedException.response(
        "function " + function + " answers function " + request.function());
  }
}
