// SPDX-License-Identifier: Apache-2.0
package io.lockgate.driver.modbus.points;

import io.lockgate.driver.modbus.value.Mark;
import io.lockgate.driver.modbus.value.Order;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;

/**
 * The options of one point, each asked for by those who understand it; what nobody asked for is a mistake. Not
 * thread-safe; used once.
 */
final class Options {
  static final String WORDS = "words";
  static final String BYTES = "bytes";
  static final String LENGTH = "length";
  static final String ENCODING = "encoding";
  static final String SCALE_REGISTER = "scale-register";
  static final String INVALID = "invalid";
  static final String WRITE_WITH = "write-with";

  private static final Set<String> KNOWN =
      Set.of(WORDS, BYTES, LENGTH, ENCODING, SCALE_REGISTER, INVALID, WRITE_WITH);

  private final Map<String, String> texts;
  private final BiConsumer<String, String> problems;
  private final Set<String> asked = new HashSet<>();

  /**
   * Begins.
   *
   * @param problems takes key and reason
   */
  Options(Map<String, String> texts, BiConsumer<String, String> problems) {
    this.texts = texts;
    this.problems = problems;
  }

  /** The text of an option; empty when it is not given. */
  Optional<String> text(String key) {
    asked.add(key);
    return Optional.ofNullable(texts.get(key)).map(String::strip);
  }

  Order order(String key, Order otherwise) {
    Optional<String> text = text(key);
    Optional<Order> order = text.flatMap(Order::named);
    if (text.isPresent() && order.isEmpty()) {
      problem(key, "must be high-first or low-first");
    }
    return order.orElse(otherwise);
  }

  /** A length; empty when there is none, or it is wrong and has been reported. */
  OptionalInt length(int low, int high) {
    Optional<String> text = text(LENGTH);
    if (text.isEmpty()) {
      return OptionalInt.empty();
    }
    OptionalInt number = Numbers.address(text.get());
    if (number.isPresent() && number.getAsInt() >= low && number.getAsInt() <= high) {
      return number;
    }
    problem(LENGTH, "must be " + low + " to " + high);
    return OptionalInt.empty();
  }

  /** What means "no value", else {@code otherwise}. */
  Mark invalid(int bits, Mark otherwise) {
    Optional<String> text = text(INVALID);
    if (text.isEmpty()) {
      return otherwise;
    }
    OptionalLong raw = Numbers.bits(text.get());
    if (raw.isPresent() && fits(raw.getAsLong(), bits)) {
      return Mark.of(raw.getAsLong(), bits);
    }
    problem(INVALID, "must be a whole number of " + bits + " bits, decimal or after 0x");
    return otherwise;
  }

  private static boolean fits(long raw, int bits) {
    return bits == Long.SIZE || (raw >>> bits) == 0 || (raw >> (bits - 1)) == -1;
  }

  void problem(String key, String reason) {
    problems.accept(key, reason);
  }

  /** Reports what was given in vain. */
  void finish() {
    for (String key : new TreeSet<>(texts.keySet())) {
      if (!KNOWN.contains(key)) {
        problem(key, "is no option of this driver");
      } else if (!asked.contains(key)) {
        problem(key, "has no meaning for this type and address");
      }
    }
  }
}
