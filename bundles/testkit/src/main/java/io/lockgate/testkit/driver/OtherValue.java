// SPDX-License-Identifier: Apache-2.0
package io.lockgate.testkit.driver;

import io.lockgate.api.point.Value;

/** Another value of the same kind, small enough for any type of that kind. */
final class OtherValue {
  private OtherValue() {}

  /** Another one for each {@code turn}, from 0. */
  static Value than(Value value, int turn) {
    int small = 1 + turn % 100;
    if (value instanceof Value.Bool flag) {
      return Value.of(!flag.value());
    }
    if (value instanceof Value.Int whole) {
      return Value.of(whole.value() == small ? small + 1L : small);
    }
    if (value instanceof Value.Single single) {
      return Value.of(single.value() == small ? small + 1f : (float) small);
    }
    if (value instanceof Value.Real real) {
      return Value.of(real.value() == small ? small + 1.0 : (double) small);
    }
    if (value instanceof Value.Bits bits) {
      return new Value.Bits(bits.bits() ^ 1, bits.width());
    }
    if (value instanceof Value.Text text) {
      return Value.of(text.value().equals("a") ? "b" : "a");
    }
    if (value instanceof Value.Time time) {
      return new Value.Time(time.epochMillis() + 86_400_000L);
    }
    throw new IllegalArgumentException("a device holds no such value: " + value);
  }
}
