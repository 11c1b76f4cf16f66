// SPDX-License-Identifier: Apache-2.0
package io.lockgate.codec.modbus;

import java.nio.ByteBuffer;

/** What a client asks. */
public sealed interface Request extends Pdu
    permits ReadBitsRequest,
        ReadRegistersRequest,
        WriteCoilRequest,
        WriteRegisterRequest,
        ReadExceptionStatusRequest,
        DiagnosticsRequest,
        CommEventCounterRequest,
        CommEventLogRequest,
        WriteCoilsRequest,
        WriteRegistersRequest,
        ReportServerIdRequest,
        ReadFileRequest,
        WriteFileRequest,
        MaskWriteRequest,
        ReadWriteRegistersRequest,
        ReadFifoRequest,
        ReadIdentificationRequest,
        ReadScatteredRequest,
        RawRequest {

  /** Whether it certainly changes nothing in the device, so that it may be repeated and needs no right to write. */
  default boolean readsOnly() {
    return false;
  }

  /** The request in plain words, e.g. {@code read holding registers 100..129}. */
  String words();

  /**
   * Reads the data of a normal response to this request; use {@link Response#decode}, which looks at the function code
   * first.
   *
   * @param data what follows the function code, to the limit
   * @throws MalformedException it does not fit this request
   */
  Response decodeData(ByteBuffer data) throws MalformedException;

  /**
   * Reads a request.
   *
   * @param pdu the whole message from position to limit; the position is moved, also on failure
   * @throws MalformedException it is none; {@link MalformedException#answer} is what a server answers. An unknown
   *     function is no failure: it gives a {@link RawRequest}
   */
  static Request decode(ByteBuffer pdu) throws MalformedException {
    return RequestDecoder.decode(pdu);
  }
}
