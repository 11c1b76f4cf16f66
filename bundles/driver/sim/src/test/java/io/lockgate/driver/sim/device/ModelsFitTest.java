// SPDX-License-Identifier: Apache-2.0
package io.lockgate.driver.sim.device;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lockgate.testkit.peer.Requires;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Every point of the shipped models has its cells in the device that plays it. */
class ModelsFitTest {
  private static final Path MODELS = Path.of("../../core/model/src/main/resources/models");
  private static final Instant NOON = Instant.parse("2026-06-21T12:00:00Z");
  private static final Pattern POINT =
      Pattern.compile(
          "address: (\\w+)/(?:[\\d|]+/)?(\\d+)\\s+type: (\\w+)(\\s+write: \\{allowed: true)?");
  private static final Map<String, Integer> WORDS =
      Map.of("bool", 1, "uint16", 1, "int16", 1, "uint32", 2, "float32", 2, "bits", 2, "int64", 4);
  private static final int INVERTER_DATA = SunSpecInverter.BASE + 4 + 66 + 2;

  private static List<MatchResult> points(String model) throws IOException {
    Path file = MODELS.resolve(model + ".yaml");
    Requires.that(Files.isRegularFile(file), "the shipped model " + model);
    List<MatchResult> points =
        new ArrayList<>(POINT.matcher(Files.readString(file)).results().toList());
    assertTrue(points.size() > 20, "points found: " + points.size());
    return points;
  }

  private static int assertAllThere(String model, Behaviour device) throws IOException {
    Memory memory = Memory.empty();
    device.refresh(memory, NOON);
    int found = 0;
    for (MatchResult point : points(model)) {
      int address = Integer.parseInt(point.group(2));
      Cells cells =
          switch (point.group(1)) {
            case "coil" -> memory.coils();
            case "discrete" -> memory.discretes();
            case "input" -> memory.inputs();
            default -> memory.holdings();
          };
      int at = point.group(1).equals("sunspec") ? INVERTER_DATA + address : address;
      Integer words = WORDS.get(point.group(3));
      assertTrue(words != null && cells.has(at, words), point.group());
      assertEquals(point.group(4) != null, cells.writable(at, 1), point.group());
      found++;
    }
    return found;
  }

  @Test
  void meter() throws IOException {
    assertEquals(31, assertAllThere("three-phase-meter", new ThreePhaseMeter(1)));
  }

  @Test
  void pulse_module() throws IOException {
    assertEquals(32, assertAllThere("pulse-io", new PulseModule(1)));
  }

  @Test
  void inverter() throws IOException {
    assertEquals(27, assertAllThere("sunspec-inverter", new SunSpecInverter(1)));
  }
}
