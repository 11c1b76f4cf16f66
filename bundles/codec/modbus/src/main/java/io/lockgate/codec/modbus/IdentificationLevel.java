// SPDX-License-Identifier: Apache-2.0
package io.lockgate.codec.modbus;

/** Which objects of its identification a device is asked for. */
public enum IdentificationLevel {
  /** Objects 00 to 02: vendor, product code, revision; all devices have them. */
  BASIC(1),
  /** Objects 00 to 7F: also vendor URL, product name, model name, user application name. */
  REGULAR(2),
  /** Objects 00 to FF: also the vendor's own. */
  EXTENDED(3),
  /** One object. */
  INDIVIDUAL(4);

  private final int code;

  IdentificationLevel(int code) {
    this.code = code;
  }

  /** The byte on the wire. */
  public int code() {
    return code;
  }

  /** The level of a byte on the wire. */
  static IdentificationLevel decode(int code) throws MalformedException {
    if (code < BASIC.code || code > INDIVIDUAL.code) {
      throw MalformedException.value("identification level must be 1 to 4: " + code);
    }
    return values()[code - 1];
  }
}
