// SPDX-License-Identifier: Apache-2.0
package io.lockgate.api.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lockgate.api.point.DataType;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ModelTest {
  private static PointModel point(String name, DataType type, double scale, String group) {
    return new PointModel(
        name, "", "1", type, Map.of(), scale, 0, "W", Limits.NONE, WriteRule.READ_ONLY, group);
  }

  private static DeviceModel device(List<PollGroup> groups, List<PointModel> points) {
    return new DeviceModel("meter", 1, "A meter", "toy", List.of(), groups, points, List.of());
  }

  private static final PollGroup FAST = new PollGroup("fast", Duration.ofSeconds(1));

  @Test
  void pointsOfAKnownGroup_makeAModel() {
    PointModel power = point("W", DataType.INT16, 0.1, "fast");
    PointModel event = point("door", DataType.BOOL, 1, "");
    assertEquals(2, device(List.of(FAST), List.of(power, event)).points().size());
  }

  @Test
  void mistakes_areNamed() {
    PointModel power = point("W", DataType.INT16, 1, "fast");
    refused("no such poll group: fast", () -> device(List.of(), List.of(power)));
    refused("point 'W' occurs twice", () -> device(List.of(FAST), List.of(power, power)));
    refused("poll group 'fast' occurs twice", () -> device(List.of(FAST, FAST), List.of(power)));
    refused("at least one point", () -> device(List.of(FAST), List.of()));
    refused("scale must be finite and not 0", () -> point("W", DataType.INT16, 0, ""));
    refused("need a number type", () -> point("W", DataType.TEXT, 10, ""));
    refused("point name", () -> point("a b", DataType.INT16, 1, ""));
    refused("period", () -> new PollGroup("f", Duration.ofMillis(9)));
    refused("period", () -> new PollGroup("f", Duration.ofDays(2)));
  }

  private static void refused(String expected, Runnable mistake) {
    String message =
        String.valueOf(assertThrows(IllegalArgumentException.class, mistake::run).getMessage());
    assertTrue(message.contains(expected), message);
  }

  @Test
  void limits_includeTheirEnds() {
    Limits limits = new Limits(-1, 2);
    assertTrue(limits.contains(-1) && limits.contains(2));
    assertFalse(limits.contains(2.0001) || limits.contains(Double.NaN));
    assertTrue(Limits.NONE.contains(Double.MAX_VALUE));
    assertThrows(IllegalArgumentException.class, () -> new Limits(1, 0));
    assertThrows(IllegalArgumentException.class, () -> new Limits(Double.NaN, 0));
  }

  @Test
  void rule_recognisesBeginningsInAnyLetterCase() {
    var device = new Identification("ACME", "EM-300-L", "2.1", "4711");
    assertTrue(new IdentificationRule("acme", "em-300*", "*").fits(device));
    assertFalse(new IdentificationRule("acme", "em-300", "*").fits(device));
    assertFalse(new IdentificationRule("", "*", "*").fits(device));
    assertFalse(new IdentificationRule("*", "*", "3*").fits(device));
  }

  @Test
  void textOfAStranger_isCutAndCleaned() {
    var device = new Identification("A\u001b[2JB\n", "x".repeat(1000), "", " 7 ");
    assertEquals("A?[2JB?", device.vendor());
    assertEquals(128, device.product().length());
    assertEquals("7", device.serial());
  }

  @Test
  void problem_showsItsPositionWhenItHasOne() {
    assertEquals("points/W/address: odd", ModelProblem.at("points/W/address", "odd").toString());
    assertEquals("3:7: points: odd", new ModelProblem(3, 7, "points", "odd").toString());
  }
}
