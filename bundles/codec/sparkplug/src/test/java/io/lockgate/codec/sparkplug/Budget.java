// SPDX-License-Identifier: Apache-2.0
package io.lockgate.codec.sparkplug;

/** What one message may cost. */
final class Budget {
  private static final io.lockgate.testkit.fuzz.Budget MESSAGE =
      new io.lockgate.testkit.fuzz.Budget(1 << 20, MalformedException.class);

  private Budget() {}

  static void spend(io.lockgate.testkit.fuzz.Budget.Trial trial) {
    MESSAGE.spend(trial);
  }
}
