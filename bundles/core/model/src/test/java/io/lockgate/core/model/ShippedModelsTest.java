// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lockgate.api.model.DeviceModel;
import io.lockgate.api.model.ModelFiles.Imported;
import io.lockgate.api.model.PointModel;
import io.lockgate.core.model.csv.CsvExport;
import io.lockgate.core.model.csv.CsvImport;
import io.lockgate.core.model.schema.ModelReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ShippedModelsTest {
  private static final Pattern ADDRESS =
      Pattern.compile("(coil|discrete|input|holding)/[0-9]+|sunspec/[0-9]+([|][0-9]+)*/[0-9]+");

  private static Map<String, DeviceModel> shipped() throws IOException {
    Map<String, DeviceModel> models = new TreeMap<>();
    try (Stream<Path> files = Files.list(Path.of("src/main/resources/models"))) {
      for (Path file : files.toList()) {
        ModelReader reader = new ModelReader(Files.readString(file));
        assertEquals(List.of(), reader.problems(), file.toString());
        DeviceModel model = reader.model().orElseThrow();
        assertEquals(model.id() + ".yaml", String.valueOf(file.getFileName()));
        models.put(model.id(), model);
      }
    }
    return models;
  }

  private static DeviceModel model(String id) throws IOException {
    return Objects.requireNonNull(shipped().get(id));
  }

  private static PointModel point(DeviceModel model, String name) {
    return model.points().stream().filter(p -> p.name().equals(name)).findFirst().orElseThrow();
  }

  @Test
  void all_are_without_problems_and_survive_a_spreadsheet() throws IOException {
    Map<String, DeviceModel> models = shipped();
    assertEquals(
        "[entity-sensor, host-resources, if-mib-switch, pulse-io, sunspec-inverter, sunspec-meter,"
            + " three-phase-meter, ups-rfc1628]",
        models.keySet().toString());
    for (DeviceModel model : models.values()) {
      Imported back = CsvImport.read(CsvExport.of(model), yaml -> new ModelReader(yaml).problems());
      assertEquals(List.of(), back.problems(), model.id());
      assertEquals(model, new ModelReader(back.yaml()).model().orElseThrow());
      assertTrue(
          model.driver().equals("snmp")
              || model.points().stream().allMatch(p -> ADDRESS.matcher(p.address()).matches()),
          model.id());
    }
  }

  @Test
  void no_two_points_share_an_address() throws IOException {
    for (DeviceModel model : shipped().values()) {
      Map<String, Long> times =
          model.points().stream()
              .collect(Collectors.groupingBy(PointModel::address, Collectors.counting()));
      times.values().removeIf(count -> count == 1);
      assertEquals(Map.of(), times, model.id());
    }
  }

  @Test
  void sunspec_offsets_are_those_of_its_tables() throws IOException {
    DeviceModel inverter = model("sunspec-inverter");
    Map<String, Integer> expected =
        Map.of(
            "A", 0, "PPVphAB", 5, "W", 12, "Hz", 14, "WH", 22, "DCA", 25, "DCW", 29, "TmpCab", 31,
            "St", 36, "Evt1", 38);
    expected.forEach(
        (name, offset) ->
            assertEquals("sunspec/101|102|103/" + offset, point(inverter, name).address()));
    assertEquals("sunspec/101|102|103/13", point(inverter, "W").options().get("scale-register"));
    DeviceModel meter = model("sunspec-meter");
    Map<String, Integer> ofMeter =
        Map.of(
            "A",
            0,
            "PhV",
            5,
            "Hz",
            14,
            "W",
            16,
            "PF",
            31,
            "TotWhExp",
            36,
            "TotWhImp",
            44,
            "TotVAhImp",
            61,
            "TotVArhExpQ4",
            94,
            "Evt",
            103);
    ofMeter.forEach(
        (name, offset) ->
            assertEquals("sunspec/201|202|203|204/" + offset, point(meter, name).address()));
    assertEquals(
        "sunspec/201|202|203|204/52", point(meter, "TotWhImp").options().get("scale-register"));
  }
}
