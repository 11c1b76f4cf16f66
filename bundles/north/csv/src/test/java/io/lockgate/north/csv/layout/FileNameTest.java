// SPDX-License-Identifier: Apache-2.0
package io.lockgate.north.csv.layout;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class FileNameTest {
  private static final Instant TIME = Instant.parse("2026-10-25T00:30:00.007Z");

  @Test
  void seventeen_digits_in_utc() {
    assertEquals(
        "1a2b3c_main-meter_20261025003000007.csv",
        FileName.of("1a2b3c", "main-meter", TIME, 0, Format.CSV));
  }

  @Test
  void an_index_only_when_there_are_several() {
    assertEquals(
        "1a2b3c_main-meter_20261025003000007_2.json",
        FileName.of("1a2b3c", "main-meter", TIME, 2, Format.JSON));
  }

  @Test
  void what_no_file_system_has_becomes_a_tilde() {
    assertEquals(
        "a~b~c~d~e~f~g~h~i~j~_m_20261025003000007.csv",
        FileName.of("a\\b/c:d*e?f\"g<h>i|j\n", "m", TIME, 0, Format.CSV));
  }

  @Test
  void no_name_leads_elsewhere_or_hides() {
    assertEquals(
        "~.~..~x_m_20261025003000007.csv", FileName.of("../../x", "m", TIME, 0, Format.CSV));
    assertEquals("~x_m_20261025003000007.csv", FileName.of("\u202ex", "m", TIME, 0, Format.CSV));
  }

  @Test
  void the_hour_that_comes_twice_has_two_names() {
    Instant again = TIME.plusSeconds(3_600);
    assertNotEquals(
        FileName.of("g", "m", TIME, 0, Format.CSV), FileName.of("g", "m", again, 0, Format.CSV));
  }
}
