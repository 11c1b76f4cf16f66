// SPDX-License-Identifier: Apache-2.0
package io.lockgate.codec.modbus;

import java.util.Optional;

/** Why a server refuses a request: the second byte of an exception response. */
public enum ExceptionCode {
  /** 01: not known, or not allowed here. */
  ILLEGAL_FUNCTION(1, "illegal function"),
  /** 02: the address, or the end of the range, does not exist. */
  ILLEGAL_DATA_ADDRESS(2, "illegal data address"),
  /** 03: a quantity or the structure of the request is not allowed. */
  ILLEGAL_DATA_VALUE(3, "illegal data value"),
  /** 04: the device failed while it did it. */
  SERVER_DEVICE_FAILURE(4, "server device failure"),
  /** 05: accepted, takes long; the client must ask again later. */
  ACKNOWLEDGE(5, "acknowledge"),
  /** 06: busy; the client may repeat it later. */
  SERVER_DEVICE_BUSY(6, "server device busy"),
  /** 07: the program function cannot be done. */
  NEGATIVE_ACKNOWLEDGE(7, "negative acknowledge"),
  /** 08: the device's memory is damaged. */
  MEMORY_PARITY_ERROR(8, "memory parity error"),
  /** 0A: the gateway knows no way to this unit. */
  GATEWAY_PATH_UNAVAILABLE(10, "gateway path unavailable"),
  /** 0B: the unit behind the gateway gave no usable answer. */
  GATEWAY_TARGET_FAILED(11, "gateway target device failed to respond");

  private static final ExceptionCode[] BY_CODE = new ExceptionCode[12];

  static {
    for (ExceptionCode each : values()) {
      BY_CODE[each.code] = each;
    }
  }

  private final int code;
  private final String words;

  ExceptionCode(int code, String words) {
    this.code = code;
    this.words = words;
  }

  /** The byte on the wire. */
  public int code() {
    return code;
  }

  /** In plain words, without the number. */
  public String words() {
    return words;
  }

  /** The meaning of a byte; empty for one that the protocol does not define. */
  public static Optional<ExceptionCode> of(int code) {
    return code >= 0 && code < BY_CODE.length
        ? Optional.ofNullable(BY_CODE[code])
        : Optional.empty();
  }
}
