// SPDX-License-Identifier: Apache-2.0
package io.lockgate.driver.snmp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lockgate.api.model.PointModel;
import io.lockgate.api.point.DataType;
import io.lockgate.driver.snmp.played.Points;
import io.lockgate.driver.snmp.points.PointReader;
import io.lockgate.testkit.peer.Requires;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every point of the shipped models for SNMP is understood. */
class ShippedModelsTest {
  private static final Path MODELS = Path.of("../../core/model/src/main/resources/models");
  private static final Pattern POINT =
      Pattern.compile("- name: (\\S+)\\s+title: .*\\s+address: '?([^'\n]+)'?\\s+type: (\\w+)");

  @ParameterizedTest
  @ValueSource(strings = {"ups-rfc1628", "host-resources", "if-mib-switch", "entity-sensor"})
  void all_points_are_understood(String id) throws Exception {
    Path file = MODELS.resolve(id + ".yaml");
    Requires.that(Files.isRegularFile(file), "the shipped model " + id);
    String text = Files.readString(file);
    List<MatchResult> lines = POINT.matcher(text).results().toList();
    assertEquals(text.split("- name: ", -1).length - 1, lines.size());
    PointModel[] points =
        lines.stream()
            .map(
                line ->
                    Points.model(
                        line.group(1),
                        line.group(2),
                        DataType.valueOf(line.group(3).toUpperCase(Locale.ROOT))))
            .toArray(PointModel[]::new);
    assertTrue(points.length > 20);
    assertEquals(List.of(), PointReader.check(Points.device(points)));
  }
}
