// SPDX-License-Identifier: Apache-2.0
package io.lockgate.driver.modbus.sunspec;

/**
 * Where the data of a model lies.
 *
 * @param address protocol address of its first register, after id and length
 * @param length registers; 0 when the device has no such model
 */
public record Place(int address, int length) {
  /** The device has no such model. */
  static final Place NONE = new Place(0, 0);

  /** Whether the model is there and so long. */
  public boolean holds(int offset, int registers) {
    return offset + registers <= length;
  }
}
