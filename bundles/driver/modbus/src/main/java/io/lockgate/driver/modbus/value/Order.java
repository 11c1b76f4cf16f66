// SPDX-License-Identifier: Apache-2.0
package io.lockgate.driver.modbus.value;

import java.util.Optional;

/** Which part of a number comes first. */
public enum Order {
  /** The part of the highest weight. */
  HIGH_FIRST,
  /** The part of the lowest weight. */
  LOW_FIRST;

  /** The order of that name; empty when there is none. */
  public static Optional<Order> named(String word) {
    return switch (word) {
      case "high-first" -> Optional.of(HIGH_FIRST);
      case "low-first" -> Optional.of(LOW_FIRST);
      default -> Optional.empty();
    };
  }
}
