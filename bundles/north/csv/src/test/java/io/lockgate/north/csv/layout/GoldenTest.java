// SPDX-License-Identifier: Apache-2.0
package io.lockgate.north.csv.layout;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Files, byte for byte as they are kept beside this test. */
class GoldenTest {
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  @Test
  void an_hour_of_a_meter_as_csv() throws IOException {
    assertIs("hour.csv", Format.CSV.write(Contents.hour(), BERLIN));
  }

  @Test
  void an_hour_of_a_meter_as_json() throws IOException {
    assertIs("hour.json", Format.JSON.write(Contents.hour(), BERLIN));
  }

  /** 02:00 to 03:00 does not exist that night: the offset tells. */
  @Test
  void the_night_clocks_are_put_forward() throws IOException {
    assertIs("forward.csv", Format.CSV.write(night("2026-03-29"), BERLIN));
  }

  /** 02:00 to 03:00 comes twice that night: the offset tells which. */
  @Test
  void the_night_clocks_are_put_back() throws IOException {
    assertIs("back.csv", Format.CSV.write(night("2026-10-25"), BERLIN));
  }

  private static Content night(String day) {
    return Contents.of(
        Contents.series(
            "V1",
            "Voltage L1",
            "V",
            day + "T00:30:00Z",
            "1",
            day + "T00:59:59.999Z",
            "2",
            day + "T01:00:00Z",
            "3",
            day + "T01:30:00Z",
            "4"));
  }

  private static void assertIs(String name, byte[] written) throws IOException {
    try (InputStream golden = GoldenTest.class.getResourceAsStream("/golden/" + name)) {
      byte[] expected = Objects.requireNonNull(golden, name).readAllBytes();
      assertEquals(
          new String(expected, StandardCharsets.UTF_8),
          new String(written, StandardCharsets.UTF_8));
      assertArrayEquals(expected, written);
    }
  }
}
