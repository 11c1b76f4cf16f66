// SPDX-License-Identifier: Apache-2.0
package io.lockgate.north.csv.files;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lockgate.api.point.Quality;
import io.lockgate.api.point.Sample;
import io.lockgate.api.point.Value;
import io.lockgate.north.csv.layout.Format;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;

class FileMakerTest {
  private static final long TEN = Instant.parse("2026-11-20T10:00:00.007Z").toEpochMilli();

  private static List<DataFile> files(Format format, Sample... samples) {
    return new FileMaker(() -> Sites.GATEWAY, Sites.devices(), format, ZoneId.of("Europe/Berlin"))
        .of(List.of(samples));
  }

  private static List<String> lines(DataFile file) {
    return List.of(new String(file.content().get(), StandardCharsets.UTF_8).split("\r?\n", -1));
  }

  @Test
  void one_file_a_device_named_by_the_first_sample_of_the_run() {
    List<DataFile> files =
        files(
            Format.CSV,
            Samples.good(1, "zone/t", TEN, Value.of(1L)),
            Samples.good(2, "main-meter/V1", TEN + 5, Value.of(2L)));
    assertEquals(
        List.of("1a2b3c4d_main-meter_20261120100000007.csv", "1a2b3c4d_zone_20261120100000007.csv"),
        files.stream().map(DataFile::name).toList());
  }

  @Test
  void columns_stand_in_the_order_of_the_model_with_title_and_unit() {
    List<String> lines =
        lines(
            files(
                    Format.CSV,
                    Samples.good(1, "main-meter/Extra", TEN, Value.of("x")),
                    Samples.good(2, "main-meter/Ea", TEN, Value.of(3L)),
                    Samples.good(3, "main-meter/V1", TEN, Value.of(231.5f)))
                .get(0));
    assertEquals(
        "Plant 7,0123456789abcdef,192.0.2.7,02:00:5e:10:00:07,main-meter,modbus:main-meter,"
            + "meter-3p,\"Meter, three phases\",10,1",
        lines.get(1));
    assertEquals(",,,main-meter/V1,main-meter/Ea,main-meter/Extra", lines.get(3));
    assertEquals(
        "Error,UTC Offset (minutes),Local Time Stamp,Voltage L1 (V),Ea (kWh),Extra", lines.get(6));
    assertEquals("0,60,2026-11-20 11:00:00,231.5,3,x", lines.get(7));
  }

  @Test
  void a_value_that_cannot_be_used_is_an_empty_cell_and_error_19() {
    List<String> lines =
        lines(
            files(
                    Format.CSV,
                    Samples.of(1, "main-meter/V1", TEN, TEN, Value.of(5L), Quality.STALE),
                    Samples.of(2, "main-meter/Ea", TEN, TEN, Value.of(6L), Quality.UNCERTAIN))
                .get(0));
    assertEquals("19,60,2026-11-20 11:00:00,,6", lines.get(7));
  }

  @Test
  void a_device_nobody_knows_any_more_has_its_file_all_the_same() {
    List<String> lines =
        lines(files(Format.CSV, Samples.good(1, "gone/t", TEN, Value.of(-4L))).get(0));
    assertTrue(lines.get(1).endsWith(",gone,gone,,,,1"), lines.get(1));
    assertEquals("0,60,2026-11-20 11:00:00,-4", lines.get(7));
  }

  @Test
  void rows_of_more_than_a_day_are_several_files() {
    long day = Duration.ofHours(24).toMillis();
    List<DataFile> files =
        files(
            Format.JSON,
            Samples.of(1, "main-meter/V1", TEN, TEN, Value.of(1L), Quality.GOOD),
            Samples.of(2, "main-meter/V1", TEN - day, TEN, Value.of(2L), Quality.GOOD),
            Samples.of(3, "main-meter/V1", TEN - 1, TEN, Value.of(3L), Quality.GOOD));
    assertEquals(
        List.of(
            "1a2b3c4d_main-meter_20261120100000007_1.json",
            "1a2b3c4d_main-meter_20261120100000007_2.json"),
        files.stream().map(DataFile::name).toList());
    assertTrue(lines(files.get(0)).get(1).contains("\"v\":2},{"), lines(files.get(0)).toString());
    assertTrue(lines(files.get(1)).get(1).contains("{\"t\":0,\"v\":1}"));
  }

  @Test
  void flags_and_bits() {
    List<String> lines =
        lines(
            files(
                    Format.JSON,
                    Samples.good(1, "main-meter/V1", TEN, Value.of(true)),
                    Samples.good(2, "main-meter/Ea", TEN, new Value.Bits(5, 4)))
                .get(0));
    assertTrue(lines.get(1).contains("\"v\":true"), lines.get(1));
    assertTrue(lines.get(2).contains("\"v\":\"0101\""), lines.get(2));
  }
}
