// SPDX-License-Identifier: Apache-2.0
package io.lockgate.north.modbus.route;

import io.lockgate.codec.modbus.ExceptionCode;
import io.lockgate.codec.modbus.Function;
import io.lockgate.codec.modbus.MalformedException;
import io.lockgate.codec.modbus.ReadBitsRequest;
import io.lockgate.codec.modbus.ReadIdentificationRequest;
import io.lockgate.codec.modbus.ReadRegistersRequest;
import io.lockgate.codec.modbus.ReadScatteredRequest;
import io.lockgate.codec.modbus.Request;
import io.lockgate.codec.modbus.WriteCoilRequest;
import io.lockgate.codec.modbus.WriteCoilsRequest;
import io.lockgate.codec.modbus.WriteFileRequest;
import io.lockgate.codec.modbus.WriteRegisterRequest;
import io.lockgate.codec.modbus.WriteRegistersRequest;
import java.nio.ByteBuffer;
import java.util.Optional;

/** What may pass a route. */
final class Admission {
  /** What is to be done with a request. */
  sealed interface Verdict {
    /** It passes and changes nothing. */
    record Reads() implements Verdict {}

    /** It passes and may change something. */
    record Writes(String words) implements Verdict {}

    /** It does not pass. */
    record Refused(ExceptionCode code, String words) implements Verdict {}
  }

  private static final Verdict READS = new Verdict.Reads();

  private Admission() {}

  /** Judges a request; {@code pdu} is not moved. */
  static Verdict of(ByteBuffer pdu, boolean readOnly, boolean commissioned) {
    int function = pdu.get(pdu.position()) & 0xFF;
    if (function >= Function.READ_COILS && function <= Function.READ_INPUT_REGISTERS) {
      return READS;
    }
    Optional<Request> request = decode(pdu);
    boolean reads = request.map(Request::readsOnly).orElse(false);
    String words = request.map(Request::words).orElse("function " + function + ", malformed");
    if (!commissioned && !request.map(Admission::harmless).orElse(false)) {
      return new Verdict.Refused(ExceptionCode.ILLEGAL_FUNCTION, "not commissioned: " + words);
    }
    if (readOnly && !reads) {
      return new Verdict.Refused(ExceptionCode.ILLEGAL_FUNCTION, "read-only: " + words);
    }
    return reads ? READS : new Verdict.Writes(words);
  }

  private static Optional<Request> decode(ByteBuffer pdu) {
    try {
      return Optional.of(Request.decode(pdu.duplicate()));
    } catch (MalformedException e) {
      return Optional.empty();
    }
  }

  /** The functions that pass before commissioning: 1 to 4, 43/14 and 100/4. */
  static boolean harmless(Request request) {
    return request instanceof ReadBitsRequest
        || request instanceof ReadRegistersRequest
        || request instanceof ReadIdentificationRequest
        || request instanceof ReadScatteredRequest;
  }

  /** Whether it can be meant for all devices of a line: it writes and nothing is to be read. */
  static boolean broadcasts(ByteBuffer pdu) {
    return decode(pdu)
        .map(
            request ->
                request instanceof WriteCoilRequest
                    || request instanceof WriteCoilsRequest
                    || request instanceof WriteRegisterRequest
                    || request instanceof WriteRegistersRequest
                    || request instanceof WriteFileRequest)
        .orElse(false);
  }
}
