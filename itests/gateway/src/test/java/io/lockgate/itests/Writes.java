// SPDX-License-Identifier: Apache-2.0
package io.lockgate.itests;

import java.util.List;

/** One request of each Modbus function that changes something, in hex, from the function code on. */
final class Writes {
  static final List<String> ALL =
      List.of(
          "0500000000",
          "0600000001",
          "08000a0000",
          "0f00000001" + "0101",
          "100000000102" + "0001",
          "150906000100000001" + "0001",
          "16000000f2" + "0025",
          "1700000001000000010200ff",
          "2b0d00");

  private Writes() {}

  /** What refuses a request with exception 1. */
  static String refusal(String request) {
    return String.format("%02x01", Integer.parseInt(request.substring(0, 2), 16) | 0x80);
  }
}
