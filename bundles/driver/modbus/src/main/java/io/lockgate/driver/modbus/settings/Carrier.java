// SPDX-License-Identifier: Apache-2.0
package io.lockgate.driver.modbus.settings;

/** What carries the requests, and in which framing. */
public enum Carrier {
  /** Modbus TCP. */
  TCP(true),
  /** Modbus TCP under TLS, both sides authenticated: Modbus/TCP Security. */
  TLS(true),
  /** RTU frames over TCP: a serial server that passes bytes. */
  RTU_TCP(false),
  /** Modbus TCP frames in datagrams. */
  UDP(true),
  /** RTU on a serial line. */
  RTU(false),
  /** ASCII on a serial line. */
  ASCII(false);

  private final boolean numbered;

  Carrier(boolean numbered) {
    this.numbered = numbered;
  }

  /** Whether a frame has a transaction number, so that replies can be told apart. */
  public boolean numbered() {
    return numbered;
  }

  /** Whether it is a line of this machine, without host and port. */
  public boolean serial() {
    return this == RTU || this == ASCII;
  }
}
