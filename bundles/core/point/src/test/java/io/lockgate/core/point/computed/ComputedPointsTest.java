// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.point.computed;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lockgate.api.driver.Deadline;
import io.lockgate.api.driver.DriverException;
import io.lockgate.api.point.PointId;
import io.lockgate.api.point.Quality;
import io.lockgate.api.point.Reading;
import io.lockgate.api.point.Sample;
import io.lockgate.api.point.Value;
import io.lockgate.core.point.PointCore;
import io.lockgate.core.point.PointTimer;
import io.lockgate.core.point.Points;
import io.lockgate.testkit.component.ComponentTest;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ComputedPointsTest {
  private static final PointId A = PointId.of("dev/p0");
  private static final PointId B = PointId.of("dev/p1");
  private static final PointId SUM = PointId.of("site/sum");

  private final PointCore core;
  private final ComponentTest<PointTimer> timerTest = ComponentTest.of(PointTimer.class);
  private final ComputedPoints points;

  ComputedPointsTest() throws Exception {
    core = new PointCore();
    core.directory.declare("dev", Points.entries("dev", 2), Points.NO_WAY);
    points = new ComputedPoints(core.directory, core.bus, core.image, timerTest.activate());
  }

  @AfterEach
  void stop() throws Exception {
    points.stop();
    timerTest.deactivate();
    core.close();
  }

  private Definition define(String id, String expression) throws Exception {
    return define(id, expression, 0);
  }

  private Definition define(String id, String expression, int period) throws Exception {
    PointId point = PointId.of(id);
    Definition made =
        ComponentTest.of(Definition.class)
            .config("device", point.device())
            .config("point", point.point())
            .config("unit", "kW")
            .config("expression", expression)
            .config("period", period)
            .activate();
    points.defined(made);
    return made;
  }

  private void publish(PointId point, double value) {
    core.bus.publish(List.of(Reading.of(point, Value.of(value))));
  }

  private void awaitValue(PointId point, double value) {
    await().until(() -> core.image.read(point).value().equals(Value.of(value)));
  }

  private void awaitQuality(PointId point, Quality quality) {
    await().until(() -> core.image.read(point).quality() == quality);
  }

  @Test
  void sum_followsItsInputs() throws Exception {
    define("site/sum", "{dev/p0} + {dev/p1}");
    assertEquals(Quality.NOT_READ_YET, core.image.read(SUM).quality());
    publish(A, 1);
    publish(B, 2);
    awaitValue(SUM, 3);
    publish(B, 5);
    awaitValue(SUM, 6);
    assertEquals(Quality.GOOD, core.image.read(SUM).quality());
    assertEquals("kW", core.directory.find(SUM).orElseThrow().model().unit());
  }

  @Test
  void quality_isThatOfTheWorstInput() throws Exception {
    define("site/sum", "{dev/p0} + {dev/p1}");
    publish(A, 1);
    Reading stale = new Reading(B, Value.of(2.0), Quality.STALE, 77);
    core.bus.publish(List.of(stale));
    awaitQuality(SUM, Quality.STALE);
    assertEquals(Value.of(3.0), core.image.read(SUM).value());
    core.bus.publish(List.of(Reading.bad(A, Quality.NOT_CONNECTED)));
    awaitQuality(SUM, Quality.NOT_CONNECTED);
    assertTrue(core.image.read(SUM).value().isMissing());
  }

  @Test
  void sourceTime_isThatOfTheNewestInput() throws Exception {
    define("site/sum", "{dev/p0} + {dev/p1}");
    core.bus.publish(
        List.of(
            new Reading(A, Value.of(1.0), Quality.GOOD, 500),
            new Reading(B, Value.of(1.0), Quality.GOOD, 400)));
    awaitValue(SUM, 2);
    assertEquals(500, core.image.read(SUM).sourceMillis());
  }

  @Test
  void divisionByZero_isABadPointWithoutValue() throws Exception {
    define("site/sum", "{dev/p0} / {dev/p1}");
    publish(A, 1);
    publish(B, 0);
    awaitQuality(SUM, Quality.DEVICE_ERROR);
    assertTrue(core.image.read(SUM).value().isMissing());
    publish(B, 2);
    awaitValue(SUM, 0.5);
  }

  @Test
  void textAsInput_isAConfigurationProblem() throws Exception {
    define("site/sum", "{dev/p0} + 1");
    core.bus.publish(List.of(Reading.of(A, Value.of("closed"))));
    awaitQuality(SUM, Quality.CONFIGURATION);
  }

  @Test
  void unknownInput_isAConfigurationProblem_untilItIsThere() throws Exception {
    define("site/sum", "{late/p0} + 1");
    awaitQuality(SUM, Quality.CONFIGURATION);
    core.directory.declare("late", Points.entries("late", 1), Points.NO_WAY);
    publish(PointId.of("late/p0"), 1);
    awaitValue(SUM, 2);
  }

  @Test
  void flag_countsAsOne() throws Exception {
    define("site/sum", "{dev/p0} * 10");
    core.bus.publish(List.of(Reading.of(A, Value.of(true))));
    awaitValue(SUM, 10);
  }

  @Test
  void expressionThatCannotBeRead_showsItself() throws Exception {
    define("site/sum", "1 +");
    awaitQuality(SUM, Quality.CONFIGURATION);
    publish(A, 1);
    assertEquals(Quality.CONFIGURATION, core.image.read(SUM).quality());
  }

  @Test
  void computedOfComputed_isComputed() throws Exception {
    define("site/twice", "{site/sum} * 2");
    define("site/sum", "{dev/p0} + 1");
    publish(A, 4);
    awaitValue(PointId.of("site/twice"), 10);
  }

  @Test
  void cycle_isRefused_andHealsWhenOneIsTakenAway() throws Exception {
    define("site/a", "{site/b} + 1");
    define("other/c", "{dev/p0}");
    define("site/b", "{site/c} + 1");
    Definition closing = define("site/c", "{site/a} + {dev/p0}");
    for (String id : List.of("site/a", "site/b", "site/c")) {
      awaitQuality(PointId.of(id), Quality.CONFIGURATION);
    }
    publish(A, 1);
    awaitValue(PointId.of("other/c"), 1);
    points.gone(closing);
    define("site/c", "{dev/p0} * 10");
    awaitValue(PointId.of("site/a"), 12);
  }

  @Test
  void pointOfItself_isACycle() throws Exception {
    define("site/sum", "{site/sum} + 1");
    awaitQuality(SUM, Quality.CONFIGURATION);
  }

  @Test
  void periodicPoint_isComputedWithoutItsInputsMoving() throws Exception {
    publish(A, 3);
    define("site/sum", "{dev/p0}", 10);
    Sample first = core.image.read(SUM);
    assertEquals(Value.of(3.0), first.value());
    await().until(() -> core.image.read(SUM).sequence() > first.sequence() + 1);
    assertEquals(Duration.ofMillis(10), core.directory.find(SUM).orElseThrow().period());
  }

  @Test
  void definitionTakenAway_takesItsPointAway_andOthersStay() throws Exception {
    publish(A, 3);
    Definition gone = define("site/sum", "{dev/p0}");
    define("site/more", "{dev/p0} + 1");
    points.gone(gone);
    assertEquals(Quality.CONFIGURATION, core.image.read(SUM).quality());
    publish(A, 4);
    awaitValue(PointId.of("site/more"), 5);
    points.stop();
    assertEquals(List.of("dev"), core.directory.devices());
  }

  @Test
  void sameAddressTwice_theFirstCounts() throws Exception {
    publish(A, 3);
    Definition first = define("site/sum", "{dev/p0}");
    define("site/sum", "100");
    assertEquals(Value.of(3.0), core.image.read(SUM).value());
    points.gone(first);
    awaitValue(SUM, 100);
  }

  @Test
  void deviceThatIsRead_isLeftAlone() throws Exception {
    publish(A, 3);
    define("dev/extra", "1");
    assertEquals(2, core.directory.of("dev").size());
    assertEquals(Value.of(3.0), core.image.read(A).value());
  }

  @Test
  void constant_isAPoint() throws Exception {
    define("site/sum", "2k");
    awaitValue(SUM, 2000);
  }

  @Test
  void badAddressUnitOrPeriod_isRefused() {
    assertThrows(IllegalArgumentException.class, () -> define("site/sum", "1", 5));
    assertThrows(
        IllegalArgumentException.class,
        () ->
            ComponentTest.of(Definition.class)
                .config("device", "Not A Name")
                .config("point", "x")
                .config("expression", "1")
                .activate());
  }

  @Test
  void wayToAComputedPoint_computes_andDoesNotWrite() throws Exception {
    define("site/sum", "{dev/p0}", 60_000);
    publish(A, 8);
    var access = Objects.requireNonNull(core.table.find(SUM)).known().access();
    Deadline soon = Deadline.in(Duration.ofSeconds(1), core.clock);
    assertEquals(Value.of(8.0), access.read(SUM, soon).toCompletableFuture().join().value());
    assertEquals(Value.of(8.0), core.image.read(SUM).value());
    var write = access.write(SUM, Value.of(1.0), 8, soon).toCompletableFuture();
    var failed = assertThrows(CompletionException.class, write::join);
    assertInstanceOf(DriverException.NotSupported.class, failed.getCause());
  }
}
