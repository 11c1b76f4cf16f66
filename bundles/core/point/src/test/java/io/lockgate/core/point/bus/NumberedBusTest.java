// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.point.bus;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lockgate.api.driver.PointDirectory.Entry;
import io.lockgate.api.metric.MetricSource;
import io.lockgate.api.point.PointBus;
import io.lockgate.api.point.PointBus.Loss;
import io.lockgate.api.point.PointId;
import io.lockgate.api.point.Reading;
import io.lockgate.api.point.Sample;
import io.lockgate.api.point.Subscription;
import io.lockgate.api.point.Value;
import io.lockgate.core.point.PointCore;
import io.lockgate.core.point.Points;
import io.lockgate.testkit.fakes.CollectedFigures;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class NumberedBusTest {
  private static final PointId A = PointId.of("dev/p0");
  private static final PointId B = PointId.of("dev/p1");

  private final List<Entry> points = Points.entries("dev", 3);
  private final Audience audience = new Audience();
  private final PointCore core;
  private final PointBus bus;

  NumberedBusTest() throws Exception {
    core = new PointCore();
    bus = core.bus;
    core.directory.declare("dev", points, Points.NO_WAY);
  }

  @AfterEach
  void stop() throws Exception {
    audience.release();
    core.close();
  }

  private void publish(PointId point, long... values) {
    for (long value : values) {
      bus.publish(List.of(Reading.of(point, Value.of(value))));
    }
  }

  private Subscription subscribe(int capacity, Loss loss) {
    return bus.subscribe(point -> true, capacity, loss, audience);
  }

  /** A subscription whose listener is inside its first call, so that whatever follows waits. */
  private Subscription stuck(int capacity, Loss loss) {
    audience.hold();
    Subscription made = subscribe(capacity, loss);
    publish(A, 0);
    await().until(audience::inside);
    return made;
  }

  @Test
  void samples_areHeardInOrder_byAnotherThread() {
    subscribe(100, Loss.DROP_OLDEST);
    publish(A, 1, 2, 3);
    await().until(() -> audience.values().equals(List.of(1L, 2L, 3L)));
    assertFalse(audience.callers().contains(Thread.currentThread()));
    assertEquals(core.image.read(A), audience.heard().get(2));
  }

  @Test
  void whoHearsOfASample_findsItInTheImage() {
    AtomicInteger behind = new AtomicInteger();
    AtomicInteger heard = new AtomicInteger();
    bus.subscribe(
        point -> true,
        10_000,
        Loss.DROP_OLDEST,
        batch -> {
          for (Sample sample : batch) {
            if (core.image.read(sample.point()).sequence() < sample.sequence()) {
              behind.incrementAndGet();
            }
          }
          heard.addAndGet(batch.size());
        });
    for (int i = 0; i < 3_000; i++) {
      bus.publish(Points.readings(points, i));
    }
    await().until(() -> heard.get() == 9_000);
    assertEquals(0, behind.get());
  }

  @Test
  void onlyWantedPoints_areHeard_andEachIsAskedForOnce() {
    List<PointId> asked = new ArrayList<>();
    bus.subscribe(point -> asked.add(point) && point.equals(B), 10, Loss.DROP_OLDEST, audience);
    publish(A, 1);
    publish(B, 2, 3);
    core.directory.declare("late", Points.entries("late", 1), Points.NO_WAY);
    publish(PointId.of("late/p0"), 4);
    await().until(() -> audience.values().equals(List.of(2L, 3L)));
    assertEquals(List.of("dev/p0", "dev/p1", "dev/p2", "late/p0"), sorted(asked));
  }

  private static List<String> sorted(List<PointId> ids) {
    return ids.stream().sorted().map(PointId::toString).toList();
  }

  @Test
  void chooserThatFails_isTakenForNo() {
    bus.subscribe(
        point -> {
          throw new IllegalStateException("as planned");
        },
        10,
        Loss.DROP_OLDEST,
        audience);
    subscribe(10, Loss.DROP_OLDEST);
    publish(A, 1);
    await().until(() -> audience.values().equals(List.of(1L)));
  }

  @Test
  void fullQueue_dropsTheOldest_andCounts() {
    Subscription subscription = stuck(3, Loss.DROP_OLDEST);
    publish(A, 1, 2);
    publish(B, 3, 4, 5);
    assertEquals(2, subscription.lost());
    audience.release();
    await().until(() -> audience.values().equals(List.of(0L, 3L, 4L, 5L)));
    subscription.close();
    assertEquals(2, subscription.lost());
  }

  @Test
  void fullQueue_replacesTheSamePoint_elseTheOldestGoes() {
    Subscription subscription = stuck(3, Loss.KEEP_LATEST_PER_POINT);
    publish(A, 1);
    publish(B, 2);
    publish(A, 3);
    publish(B, 4);
    assertEquals(1, subscription.lost(), "2 made room for 4");
    publish(PointId.of("dev/p2"), 5);
    assertEquals(2, subscription.lost(), "1 was the oldest");
    audience.release();
    await().until(() -> audience.values().equals(List.of(0L, 3L, 4L, 5L)));
  }

  @Test
  void queueOfOne_showsTheLatest() {
    Subscription subscription = stuck(1, Loss.KEEP_LATEST_PER_POINT);
    publish(A, 1, 2, 3);
    assertEquals(2, subscription.lost());
    audience.release();
    await().until(() -> audience.values().equals(List.of(0L, 3L)));
  }

  @Test
  void slowListener_disturbsNobody() {
    stuck(2, Loss.DROP_OLDEST);
    Audience other = new Audience();
    Subscription quick = bus.subscribe(point -> true, 1_000, Loss.DROP_OLDEST, other);
    for (int i = 1; i <= 500; i++) {
      publish(A, i);
    }
    await().until(() -> other.values().size() == 500);
    assertEquals(0, quick.lost());
    assertTrue(audience.inside(), "the slow one is still at its first batch");
  }

  @Test
  void manyListenersThatDoNotReturn_leaveTheOthersAlone() {
    List<Audience> slow = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      Audience each = new Audience();
      each.hold();
      slow.add(each);
      bus.subscribe(point -> true, 10, Loss.DROP_OLDEST, each);
    }
    subscribe(10, Loss.DROP_OLDEST);
    publish(A, 1);
    await().until(() -> audience.values().equals(List.of(1L)));
    await().until(() -> slow.stream().allMatch(Audience::inside));
    slow.forEach(Audience::release);
  }

  @Test
  void listenerThatThrows_goesOn_andTheBatchIsNotRepeated() {
    List<Long> heard = new ArrayList<>();
    bus.subscribe(
        point -> true,
        10,
        Loss.DROP_OLDEST,
        batch -> {
          synchronized (heard) {
            batch.forEach(sample -> heard.add(sample.value().asLong(-1)));
          }
          throw new IllegalStateException("as planned");
        });
    for (long i = 1; i <= 3; i++) {
      int so = (int) i;
      publish(A, i);
      await().until(() -> copy(heard).size() == so);
    }
    assertEquals(List.of(1L, 2L, 3L), copy(heard));
  }

  private static List<Long> copy(List<Long> heard) {
    synchronized (heard) {
      return List.copyOf(heard);
    }
  }

  @Test
  void close_waitsForTheListener_andNothingFollows() throws Exception {
    Subscription subscription = stuck(10, Loss.DROP_OLDEST);
    publish(A, 1, 2);
    CountDownLatch closed = new CountDownLatch(1);
    Thread closer =
        new Thread(
            () -> {
              subscription.close();
              closed.countDown();
            });
    closer.start();
    await().until(() -> closer.getState() == Thread.State.WAITING);
    assertEquals(1, closed.getCount(), "close waits while the listener is inside");
    audience.release();
    closed.await();
    publish(A, 3);
    subscription.close();
    subscribe(10, Loss.DROP_OLDEST);
    publish(B, 4);
    await().until(() -> audience.values().contains(4L));
    assertEquals(List.of(0L, 4L), audience.values());
  }

  @Test
  void listener_mayCloseItsOwnSubscription() {
    CompletableFuture<Subscription> own = new CompletableFuture<>();
    AtomicInteger calls = new AtomicInteger();
    own.complete(
        bus.subscribe(
            point -> true,
            10,
            Loss.DROP_OLDEST,
            batch -> {
              calls.incrementAndGet();
              own.join().close();
            }));
    publish(A, 1);
    await().until(() -> calls.get() == 1);
    publish(A, 2);
    subscribe(10, Loss.DROP_OLDEST);
    publish(A, 3);
    await().until(() -> audience.values().equals(List.of(3L)));
    assertEquals(1, calls.get());
  }

  @Test
  void capacityOutOfRange_isRefused() {
    assertThrows(IllegalArgumentException.class, () -> subscribe(0, Loss.DROP_OLDEST));
    assertThrows(
        IllegalArgumentException.class,
        () -> subscribe(PointBus.MAX_CAPACITY + 1, Loss.DROP_OLDEST));
  }

  @Test
  void emptyPublication_takesNoNumber() {
    publish(A, 1);
    long before = core.image.read(A).sequence();
    bus.publish(List.of());
    publish(A, 2);
    assertEquals(before + 1, core.image.read(A).sequence());
  }

  @Test
  void waitsAndLosses_ofAllSubscribers_areCounted() {
    stuck(1, Loss.DROP_OLDEST);
    publish(A, 1, 2, 3);
    bus.publish(List.of(Reading.of(PointId.of("dev/unknown"), Value.of(1L))));
    audience.release();
    await().until(() -> audience.values().equals(List.of(0L, 3L)));
    Map<String, Double> figures = CollectedFigures.of((MetricSource) bus);
    assertEquals(2, figures.get("lockgate_bus_wait_seconds"));
    assertEquals(2, figures.get("lockgate_bus_lost_total[policy, drop-oldest]"));
    assertEquals(1, figures.get("lockgate_bus_strays_total"));
  }
}
