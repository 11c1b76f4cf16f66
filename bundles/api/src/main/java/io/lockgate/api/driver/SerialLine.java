// SPDX-License-Identifier: Apache-2.0
package io.lockgate.api.driver;

import java.time.Duration;

/**
 * A serial port and how its line is run.
 *
 * @param port path of the port
 * @param baud bits a second, 300 to 4,000,000
 * @param dataBits 7 or 8
 * @param parity parity bit
 * @param stopBits 1 or 2
 * @param gap silence to keep before sending, and which ends a frame of unknown length; 0 to 1 s
 */
public record SerialLine(
    String port, int baud, int dataBits, Parity parity, int stopBits, Duration gap) {
  /** Parity bit. */
  public enum Parity {
    NONE,
    EVEN,
    ODD
  }

  public SerialLine {
    if (port.isBlank() || baud < 300 || baud > 4_000_000) {
      throw new IllegalArgumentException("needs a port and 300 to 4000000 baud");
    }
    if (dataBits < 7 || dataBits > 8 || stopBits < 1 || stopBits > 2) {
      throw new IllegalArgumentException("needs 7 or 8 data bits and 1 or 2 stop bits");
    }
    if (gap.isNegative() || gap.toMillis() > 1000) {
      throw new IllegalArgumentException("gap must be 0 to 1 s: " + gap);
    }
  }
}
