// SPDX-License-Identifier: Apache-2.0
package io.lockgate.driver.modbus.wire;

import io.lockgate.api.driver.DriverException;
import io.lockgate.codec.modbus.CodecException;

/** Bad input in the words of the contract. */
final class Damage {
  private Damage() {}

  static DriverException.Damaged of(CodecException why) {
    return new DriverException.Damaged(String.valueOf(why.getMessage()));
  }
}
