// SPDX-License-Identifier: Apache-2.0
package io.lockgate.codec.modbus;

import java.nio.ByteBuffer;

/** Tells the length of an RTU frame from its first bytes. Holds no state; each step looks at bounded bytes. */
final class RtuLength {
  private static final int CRC = 2;

  /** Unit and function: nothing can be told before. */
  private static final int HEAD = 2;

  private static final int IDENTIFICATION_HEAD = 1 + ReadIdentificationResponse.HEAD;
  private static final int STATISTICS = 21;

  private final ByteBuffer received;
  private final int start;
  private final int there;

  private RtuLength(ByteBuffer received) {
    this.received = received;
    this.start = received.position();
    this.there = received.remaining();
  }

  static int ofRequest(ByteBuffer received) throws DamagedFrameException {
    return received.remaining() < HEAD ? HEAD : new RtuLength(received).request();
  }

  static int ofResponse(ByteBuffer received) throws DamagedFrameException {
    return received.remaining() < HEAD ? HEAD : new RtuLength(received).response();
  }

  private int request() throws DamagedFrameException {
    int function = octet(1);
    if (function == 0 || function > Function.MAX) {
      throw new DamagedFrameException("no request has function " + function);
    }
    return switch (function) {
      case 1, 2, 3, 4, 5, 6 -> 8;
      case 7, 11, 12, 17 -> 4;
      case 8 -> diagnostics();
      case 15, 16 -> written(6);
      case 20, 21 -> counted(2);
      case 22 -> 10;
      case 23 -> written(10);
      case 24 -> 6;
      case 43 -> identificationRequest();
      case 100 -> vendor100();
      default -> Rtu.UNTIL_SILENCE;
    };
  }

  private int response() throws DamagedFrameException {
    int function = octet(1);
    if (function == 0) {
      throw new DamagedFrameException("no response has function 0");
    }
    if (function > Function.MAX) {
      return 5;
    }
    return switch (function) {
      case 1, 2, 3, 4, 12, 17, 20, 21, 23 -> counted(2);
      case 5, 6, 11, 15, 16 -> 8;
      case 7 -> 5;
      case 8 -> diagnostics();
      case 22 -> 10;
      case 24 -> fifoResponse();
      case 43 -> identificationResponse();
      case 100 -> vendor100();
      default -> Rtu.UNTIL_SILENCE;
    };
  }

  /** A frame that ends so many bytes, and the CRC, after a byte count. */
  private int counted(int index) throws DamagedFrameException {
    return there <= index ? index + 1 : bounded(index + 1 + octet(index) + CRC);
  }

  /** A byte count of 0 contradicts the request to write: such a one is answered, so its end must be found otherwise. */
  private int written(int index) throws DamagedFrameException {
    return there > index && octet(index) == 0 ? Rtu.UNTIL_SILENCE : counted(index);
  }

  /** One word of data, two sub-functions excepted. */
  private int diagnostics() {
    if (there < 4) {
      return 4;
    }
    int subFunction = Wire.u16(received, start + 2);
    return subFunction == DiagnosticsRequest.RETURN_QUERY_DATA || subFunction == STATISTICS
        ? Rtu.UNTIL_SILENCE
        : 8;
  }

  private int vendor100() throws DamagedFrameException {
    if (there < 4) {
      return 4;
    }
    return octet(3) == Function.SUB_READ_SCATTERED ? counted(2) : Rtu.UNTIL_SILENCE;
  }

  private int fifoResponse() throws DamagedFrameException {
    return there < 4 ? 4 : bounded(4 + Wire.u16(received, start + 2) + CRC);
  }

  private int identificationRequest() {
    if (there < 3) {
      return 3;
    }
    return octet(2) == Function.MEI_IDENTIFICATION ? 7 : Rtu.UNTIL_SILENCE;
  }

  /** Goes from object to object as far as their lengths are there. */
  private int identificationResponse() throws DamagedFrameException {
    if (there < 3) {
      return 3;
    }
    if (octet(2) != Function.MEI_IDENTIFICATION) {
      return Rtu.UNTIL_SILENCE;
    }
    if (there < IDENTIFICATION_HEAD) {
      return IDENTIFICATION_HEAD;
    }
    int end = IDENTIFICATION_HEAD;
    for (int left = octet(IDENTIFICATION_HEAD - 1); left > 0; left--) {
      if (there < end + 2) {
        return bounded(end + 2 * left + CRC);
      }
      end = end + 2 + octet(end + 1);
    }
    return bounded(end + CRC);
  }

  private int octet(int index) {
    return Wire.u8(received, start + index);
  }

  private static int bounded(int length) throws DamagedFrameException {
    if (length > Rtu.MAX_FRAME) {
      throw new DamagedFrameException("a frame has at most " + Rtu.MAX_FRAME + " bytes: " + length);
    }
    return length;
  }
}
