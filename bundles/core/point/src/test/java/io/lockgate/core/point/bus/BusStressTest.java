// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.point.bus;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lockgate.api.driver.PointDirectory.Entry;
import io.lockgate.api.point.PointBus.Listener;
import io.lockgate.api.point.PointBus.Loss;
import io.lockgate.api.point.Sample;
import io.lockgate.api.point.Subscription;
import io.lockgate.core.point.PointCore;
import io.lockgate.core.point.Points;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Several publishers, listeners of different speed: order holds, and heard and lost add up to published. */
class BusStressTest {
  private static final int PUBLICATIONS = Integer.getInteger("lockgate.point.publications", 20_000);

  private final PointCore core;

  BusStressTest() throws Exception {
    core = new PointCore();
  }

  @AfterEach
  void stop() throws Exception {
    core.close();
  }

  /** Counts, checks that numbers rise, and dawdles by chance. */
  private static final class Checker implements Listener {
    final AtomicLong heard = new AtomicLong();
    final AtomicLong disorder = new AtomicLong();
    private final Random random;
    private final int dawdle;
    private long newest;

    Checker(long seed, int dawdle) {
      this.random = new Random(seed);
      this.dawdle = dawdle;
    }

    @Override
    public void samples(List<Sample> batch) {
      for (Sample sample : batch) {
        if (sample.sequence() <= newest) {
          disorder.incrementAndGet();
        }
        newest = sample.sequence();
      }
      heard.addAndGet(batch.size());
      if (dawdle > 0 && random.nextInt(dawdle) == 0) {
        LockSupport.parkNanos(1_000_000);
      }
    }
  }

  @Test
  void everySample_isHeardInOrderOrCountedAsLost() throws Exception {
    List<List<Entry>> devices =
        List.of(Points.entries("one", 5), Points.entries("two", 7), Points.entries("three", 3));
    for (List<Entry> each : devices) {
      core.directory.declare(each.get(0).id().device(), each, Points.NO_WAY);
    }
    List<Checker> checkers = new ArrayList<>();
    List<Subscription> subscriptions = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      Checker checker = new Checker(i, i * 2);
      checkers.add(checker);
      subscriptions.add(
          core.bus.subscribe(
              point -> true,
              50 << i,
              i % 2 == 0 ? Loss.DROP_OLDEST : Loss.KEEP_LATEST_PER_POINT,
              checker));
    }
    List<Thread> publishers = new ArrayList<>();
    for (List<Entry> each : devices) {
      publishers.add(new Thread(() -> publish(each)));
    }
    publishers.forEach(Thread::start);
    for (Thread publisher : publishers) {
      publisher.join();
    }
    long published = 15L * PUBLICATIONS;
    for (int i = 0; i < checkers.size(); i++) {
      Checker checker = checkers.get(i);
      Subscription subscription = subscriptions.get(i);
      await().until(() -> checker.heard.get() + subscription.lost() == published);
      assertEquals(0, checker.disorder.get(), "out of order");
      assertTrue(checker.heard.get() > 0);
    }
  }

  private void publish(List<Entry> device) {
    for (int i = 0; i < PUBLICATIONS; i++) {
      core.bus.publish(Points.readings(device, i));
    }
  }
}
