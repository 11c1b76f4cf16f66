// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.acquire.fake;

import static org.junit.jupiter.api.Assertions.assertTrue;

/** Numbers that need not be the same. */
public final class Near {
  private Near() {}

  /** Fails when they differ by more than {@code most}. */
  public static void assertNear(long expected, long actual, long most) {
    assertTrue(
        Math.abs(expected - actual) <= most, () -> expected + " ± " + most + " but was " + actual);
  }
}
