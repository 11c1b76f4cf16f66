// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.point.bus;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lockgate.api.driver.PointDirectory.Entry;
import io.lockgate.api.point.PointBus.Loss;
import io.lockgate.api.point.Reading;
import io.lockgate.api.point.Sample;
import io.lockgate.api.point.Subscription;
import io.lockgate.api.point.Value;
import io.lockgate.core.point.PointCore;
import io.lockgate.core.point.Points;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Five times as many samples as a listener is made for (15,000 a second): what it cannot take is shed, the oldest first,
 * and counted; memory does not grow with it; when the load is over it hears everything again at once.
 */
class OverloadTest {
  private static final int POINTS = 15_000;
  private static final int CAPACITY = 5_000;
  private static final int SECONDS = 20;
  private static final int TIMES_RATED = 5;

  private final List<Entry> points = Points.entries("dev", POINTS);
  private final Semaphore mayTake = new Semaphore(0);
  private final AtomicLong heard = new AtomicLong();
  private final AtomicLong newest = new AtomicLong();
  private final PointCore core;

  OverloadTest() throws Exception {
    core = new PointCore();
    core.directory.declare("dev", points, Points.NO_WAY);
  }

  @AfterEach
  void stop() throws Exception {
    mayTake.release(Integer.MAX_VALUE / 2);
    core.close();
  }

  /** Takes as many as it may, then waits. */
  private void take(List<Sample> batch) {
    mayTake.acquireUninterruptibly(batch.size());
    heard.addAndGet(batch.size());
    newest.set(batch.get(batch.size() - 1).value().asLong(-1));
  }

  private List<Reading> readings(long value) {
    List<Reading> readings = new ArrayList<>(POINTS);
    points.forEach(point -> readings.add(Reading.of(point.id(), Value.of(value))));
    return readings;
  }

  private static long used() {
    System.gc();
    Runtime runtime = Runtime.getRuntime();
    return runtime.totalMemory() - runtime.freeMemory();
  }

  private void overload(Loss loss) {
    Subscription subscription = core.bus.subscribe(point -> true, CAPACITY, loss, this::take);
    core.bus.publish(readings(1));
    final long before = used();
    long published = POINTS;
    for (int second = 0; second < SECONDS; second++) {
      mayTake.release(POINTS);
      for (int i = 0; i < TIMES_RATED; i++) {
        core.bus.publish(readings(10_000L + second));
        published += POINTS;
      }
    }
    assertTrue(subscription.lost() > 0, "something had to go");
    assertTrue(used() - before < 16 << 20, "memory does not follow the load");
    mayTake.release(2 * CAPACITY);
    long all = published;
    await().atMost(Duration.ofSeconds(30)).until(() -> heard.get() + subscription.lost() == all);
    assertEquals(10_000L + SECONDS - 1, newest.get(), "the newest are kept");
    long shed = subscription.lost();
    long recovered = heard.get();
    mayTake.release(CAPACITY);
    core.bus.publish(readings(99_999).subList(0, CAPACITY));
    await().until(() -> heard.get() == recovered + CAPACITY);
    assertEquals(99_999, newest.get());
    assertEquals(shed, subscription.lost(), "nothing is lost after the load");
    subscription.close();
  }

  @Test
  void fiveTimesTheRatedPoints_shedTheOldest_countThem_andRecover() {
    overload(Loss.DROP_OLDEST);
  }

  @Test
  void fiveTimesTheRatedPoints_keepTheLatestOfEachPoint_asFarAsThereIsRoom() {
    overload(Loss.KEEP_LATEST_PER_POINT);
  }
}
