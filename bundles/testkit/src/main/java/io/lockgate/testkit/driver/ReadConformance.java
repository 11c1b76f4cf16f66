// SPDX-License-Identifier: Apache-2.0
package io.lockgate.testkit.driver;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lockgate.api.driver.Device;
import io.lockgate.api.driver.DevicePoint;
import io.lockgate.api.driver.Driver;
import io.lockgate.api.driver.DriverException;
import io.lockgate.api.driver.ReadPlan;
import io.lockgate.api.driver.ReadStep;
import io.lockgate.api.model.DeviceModel;
import io.lockgate.api.model.ModelProblem;
import io.lockgate.api.model.PointModel;
import io.lockgate.api.point.Reading;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What must be right when nothing goes wrong on the way. */
abstract class ReadConformance extends ConformanceBench {
  @Test
  final void connected_readsWhatTheDeviceHolds() throws Exception {
    List<ReadStep> steps = connected().prepare(points()).steps();
    for (int turn = 0; turn < 3; turn++) {
      assertAllRight(steps);
      changeAll(turn);
    }
    assertAllRight(steps);
  }

  /** Makes the device hold something else in every point. */
  final void changeAll(int turn) {
    for (PointModel point : model().points()) {
      played().set(point.name(), OtherValue.than(played().value(point.name()), turn));
    }
  }

  @Test
  final void connectWhileConnected_completesAtOnce() throws Exception {
    List<ReadStep> steps = connected().prepare(points()).steps();
    connect(link());
    assertAllRight(steps);
  }

  @Test
  final void plan_isPreparedWithoutConnection_coversEachPointOnce_andStaysTheSame()
      throws Exception {
    Device device = link().device(spec());
    ReadPlan plan = device.prepare(points());
    List<ReadStep> steps = plan.steps();
    List<DevicePoint> covered = new ArrayList<>();
    for (ReadStep step : steps) {
      assertFalse(step.points().isEmpty(), "a step reads at least one point");
      covered.addAll(step.points());
    }
    assertSamePoints(points(), covered);
    assertEquals(steps, plan.steps(), "the same at each call");
    connect(link());
    assertAllRight(steps);
  }

  private static void assertSamePoints(List<DevicePoint> wanted, List<DevicePoint> covered) {
    assertEquals(names(wanted), names(covered), "together the steps cover every point once");
  }

  private static List<String> names(List<DevicePoint> points) {
    return points.stream().map(each -> each.id().toString()).sorted().toList();
  }

  @Test
  final void plansOfADevice_standSideBySide() throws Exception {
    Device device = connected();
    List<ReadStep> whole = device.prepare(points()).steps();
    List<DevicePoint> reversed = new ArrayList<>(points());
    Collections.reverse(reversed);
    List<ReadStep> other = device.prepare(reversed).steps();
    assertAllRight(whole);
    assertAllRight(other);
    assertAllRight(whole);
  }

  @Test
  final void splitSteps_coverTheSamePoints_andAreSmaller() throws Exception {
    for (ReadStep step : connected().prepare(points()).steps()) {
      List<ReadStep> parts = step.split();
      if (!parts.isEmpty()) {
        assertNotEquals(1, parts.size(), "one part is no division");
        assertSamePoints(
            step.points(), parts.stream().flatMap(each -> each.points().stream()).toList());
        assertTrue(parts.stream().allMatch(each -> each.points().size() < step.points().size()));
      }
    }
  }

  @Test
  final void refusedPoint_failsNoOther_andIsNeverGood() throws Exception {
    List<ReadStep> steps = connected().prepare(points()).steps();
    for (PointModel refused : model().points()) {
      played().refuse(refused.name(), true);
      Map<String, Reading> readings = readAll(steps);
      for (PointModel point : model().points()) {
        if (point.name().equals(refused.name())) {
          Reading shown = readings.get(point.name());
          assertTrue(shown == null || !shown.quality().isGood(), "refused, but shown: " + shown);
        } else {
          assertRight(point, readings.get(point.name()));
        }
      }
      played().refuse(refused.name(), false);
    }
    assertAllRight(steps);
  }

  @Test
  final void goodModel_hasNoProblems_badOneIsNamed() throws Exception {
    Driver driver = driver();
    assertEquals(List.of(), driver.check(model()));
    PointModel bad = badPoint();
    DeviceModel good = model();
    DeviceModel spoilt =
        new DeviceModel(
            good.id(), 1, "", good.driver(), List.of(), good.groups(), List.of(bad), List.of());
    List<ModelProblem> problems = driver.check(spoilt);
    assertFalse(problems.isEmpty(), "what cannot work is found");
    assertTrue(
        problems.stream().allMatch(each -> each.path().startsWith("points/" + bad.name() + "/")),
        problems::toString);
    Device device = link().device(spec());
    assertThrows(
        DriverException.BadSetting.class,
        () -> device.prepare(List.of(point(bad))),
        "prepare refuses what check names");
  }

  @Test
  final void badLinkSettings_areRefusedByKey() {
    DriverException.BadSetting refused =
        assertThrows(DriverException.BadSetting.class, () -> open(badLinkSettings()));
    assertFalse(refused.key().isBlank());
    assertFalse(refused.reason().isBlank());
  }
}
