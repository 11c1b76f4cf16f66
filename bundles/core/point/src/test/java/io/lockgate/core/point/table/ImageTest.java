// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.point.table;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lockgate.api.driver.PointDirectory.Declaration;
import io.lockgate.api.driver.PointDirectory.Entry;
import io.lockgate.api.point.PointId;
import io.lockgate.api.point.Quality;
import io.lockgate.api.point.Reading;
import io.lockgate.api.point.Sample;
import io.lockgate.api.point.Value;
import io.lockgate.core.point.PointCore;
import io.lockgate.core.point.Points;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ImageTest {
  private static final PointId W = PointId.of("meter/W");
  private static final PointId V = PointId.of("meter/V");

  private final PointCore core;

  ImageTest() throws Exception {
    core = new PointCore();
  }

  @AfterEach
  void stop() throws Exception {
    core.close();
  }

  private Declaration declare(String... ids) {
    List<Entry> entries = List.of(ids).stream().map(Points::entry).toList();
    return core.directory.declare("meter", entries, Points.NO_WAY);
  }

  @Test
  void unknownPoint_isConfiguration_inBothReads() {
    assertEquals(Sample.absent(W, Quality.CONFIGURATION), core.image.read(W));
    assertEquals(Quality.CONFIGURATION, core.image.read(List.of(W)).get(0).quality());
  }

  @Test
  void declaredPoint_isNotReadYet() {
    declare("meter/W");
    assertEquals(Sample.absent(W, Quality.NOT_READ_YET), core.image.read(W));
    assertEquals(List.of(core.image.read(W)), core.image.read(List.of(W)));
    assertEquals(List.of(W), List.copyOf(core.image.points()));
  }

  @Test
  void publishedReading_isStampedAndNumbered() {
    declare("meter/W", "meter/V");
    core.clock.pass(Duration.ofSeconds(7));
    core.bus.publish(
        List.of(Reading.of(W, Value.of(5L)), new Reading(V, Value.of(6L), Quality.GOOD, 42)));
    Sample watts = core.image.read(W);
    assertEquals(core.clock.now().toEpochMilli(), watts.receiveMillis());
    assertEquals(watts.receiveMillis(), watts.sourceMillis());
    assertEquals(42, core.image.read(V).sourceMillis());
    assertEquals(watts.sequence() + 1, core.image.read(V).sequence());
    assertEquals(core.image.read(List.of(V, W)), List.of(core.image.read(V), watts));
  }

  @Test
  void newestOfTwoReadingsOfAPointInOnePublication_isShown() {
    declare("meter/W");
    core.bus.publish(List.of(Reading.of(W, Value.of(1L)), Reading.of(W, Value.of(2L))));
    assertEquals(Value.of(2L), core.image.read(W).value());
    assertEquals(Value.of(2L), core.image.read(List.of(W)).get(0).value());
  }

  @Test
  void valuesOfEveryKind_areShownAsTheyCame() {
    declare("meter/W");
    for (Value value :
        List.of(
            Value.of(true),
            Value.of(-3L),
            Value.of(Long.MIN_VALUE),
            Value.of("x".repeat(Value.MAX_TEXT)),
            new Value.Decimal(-2314, 1),
            Value.of(1.5f),
            Value.of(-0.0),
            Value.of(Double.MIN_VALUE),
            Value.of(""),
            new Value.Bits(-1, 64),
            new Value.Bits(5, 3),
            Value.of(Instant.EPOCH.minusMillis(1)),
            Value.of(false))) {
      core.bus.publish(List.of(Reading.of(W, value)));
      assertEquals(value, core.image.read(W).value());
    }
    core.bus.publish(List.of(Reading.bad(W, Quality.NOT_CONNECTED)));
    assertEquals(Value.missing(), core.image.read(W).value());
    assertEquals(Quality.NOT_CONNECTED, core.image.read(W).quality());
  }

  @Test
  void readingOfAnUnknownPoint_goesNowhereAndDisturbsNobody() {
    declare("meter/W");
    core.bus.publish(List.of(Reading.of(V, Value.of(1L)), Reading.of(W, Value.of(2L))));
    assertEquals(Quality.CONFIGURATION, core.image.read(V).quality());
    assertEquals(Value.of(2L), core.image.read(W).value());
  }

  @Test
  void pointsInAnotherOrderAndAfterARemoval_areFoundAllTheSame() {
    Declaration first = declare("meter/W", "meter/V", "meter/A");
    PointId amps = PointId.of("meter/A");
    for (List<PointId> order :
        List.of(List.of(W, V, amps), List.of(W, amps, V), List.of(V, W), List.of(W, V, amps))) {
      for (long value : new long[] {5_000, 5_001}) {
        core.bus.publish(order.stream().map(id -> Reading.of(id, Value.of(value))).toList());
        order.forEach(id -> assertEquals(Value.of(value), core.image.read(id).value(), "" + id));
      }
    }
    first.close();
    declare("meter/W", "meter/A");
    core.bus.publish(
        List.of(
            Reading.of(W, Value.of(1L)),
            Reading.of(V, Value.of(2L)),
            Reading.of(amps, Value.of(3L))));
    assertEquals(Value.of(1L), core.image.read(W).value());
    assertEquals(Quality.CONFIGURATION, core.image.read(V).quality());
    assertEquals(Value.of(3L), core.image.read(amps).value());
    declare("meter/W", "meter/V", "meter/A");
    core.bus.publish(List.of(Reading.of(W, Value.of(1L)), Reading.of(V, Value.of(2L))));
    assertEquals(Value.of(2L), core.image.read(V).value());
  }

  @Test
  void secondDeclaration_keepsSamplesOfWhatIsInBoth() {
    declare("meter/W", "meter/V");
    core.bus.publish(List.of(Reading.of(W, Value.of(1L)), Reading.of(V, Value.of(2L))));
    declare("meter/V", "meter/A");
    assertEquals(Quality.CONFIGURATION, core.image.read(W).quality());
    assertEquals(Value.of(2L), core.image.read(V).value());
    assertEquals(Quality.NOT_READ_YET, core.image.read(PointId.of("meter/A")).quality());
    assertEquals("[meter/A, meter/V]", core.image.points().toString());
    assertEquals("[meter/V, meter/A]", ids().toString());
  }

  private List<PointId> ids() {
    return core.directory.of("meter").stream().map(Entry::id).toList();
  }

  @Test
  void closingADeclarationThatWasReplaced_hasNoEffect() {
    Declaration first = declare("meter/W");
    Declaration second = declare("meter/V");
    first.close();
    assertEquals("[meter/V]", core.image.points().toString());
    second.close();
    second.close();
    assertTrue(core.image.points().isEmpty());
    assertTrue(core.directory.devices().isEmpty());
    assertTrue(core.directory.find(V).isEmpty());
  }

  @Test
  void pointThatComesBack_isNotReadYet() {
    declare("meter/W").close();
    core.bus.publish(List.of(Reading.of(W, Value.of(1L))));
    declare("meter/W");
    assertEquals(Quality.NOT_READ_YET, core.image.read(W).quality());
  }

  @Test
  void strangersAndDoubles_areRefused_andChangeNothing() {
    declare("meter/W");
    assertThrows(IllegalArgumentException.class, () -> declare("other/W"));
    assertThrows(IllegalArgumentException.class, () -> declare("meter/V", "meter/V"));
    assertEquals("[meter/W]", core.image.points().toString());
  }

  @Test
  void devicesAndEntries_areFound() {
    declare("meter/W");
    core.directory.declare("alpha", Points.entries("alpha", 2), Points.NO_WAY);
    assertEquals(List.of("alpha", "meter"), core.directory.devices());
    assertEquals(Points.entry("meter/W"), core.directory.find(W).orElseThrow());
    assertEquals(List.of(), core.directory.of("nobody"));
  }
}
