// SPDX-License-Identifier: Apache-2.0
package io.lockgate.api.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class ReleaseNameTest {
  @Test
  void three_digits_each() {
    assertEquals("000.001.000", new ReleaseName(0, 1, 0).toString());
    assertEquals("012.345.006", new ReleaseName(12, 345, 6).toString());
  }

  @Test
  void a_part_beyond_three_digits_is_refused() {
    assertThrows(IllegalArgumentException.class, () -> new ReleaseName(0, 1000, 0));
    assertThrows(IllegalArgumentException.class, () -> new ReleaseName(0, 0, -1));
  }
}
