// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.acquire.link;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lockgate.api.driver.Deadline;
import io.lockgate.api.driver.Driver;
import io.lockgate.api.driver.LinkSpec;
import io.lockgate.api.driver.PassThrough;
import io.lockgate.api.driver.Settings;
import io.lockgate.api.point.PointId;
import io.lockgate.api.point.Value;
import io.lockgate.core.acquire.fake.BusyDriver;
import io.lockgate.core.acquire.fake.Field;
import io.lockgate.core.acquire.fake.SystemTime;
import io.lockgate.core.acquire.time.TimerThread;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Real threads: many ask, polls run, answers come from other threads; nothing is lost and no rule is broken. */
class StressTest {
  private static final int THREADS = 8;
  private static final int EACH = 3_000;

  @Test
  void many_threads_exchange_while_polls_run() throws Exception {
    Field parts = new Field();
    SystemTime clock = new SystemTime();
    parts.models.simple("m", Duration.ofMillis(10), 4);
    try (BusyDriver driver = new BusyDriver();
        TimerThread timer = new TimerThread(clock)) {
      LinkUnit unit =
          unit(
              driver,
              new FieldServices(
                  clock, timer.alarms(), parts.bus, parts.bus, parts.directory, parts.transports));
      for (int i = 0; i < 3; i++) {
        unit.put(
            new DeviceDefinition(
                new io.lockgate.api.driver.DeviceSpec("d" + i, new Settings(Map.of())),
                new Settings(Map.of()),
                "bus",
                "m",
                parts.models.find("m"),
                true,
                ""),
            i);
      }
      await().until(() -> unit.devices().stream().allMatch(d -> d.lastGood().isPresent()));
      AtomicInteger completed = new AtomicInteger();
      List<Thread> threads = new ArrayList<>();
      for (int t = 0; t < THREADS; t++) {
        String source = "s" + t;
        Thread thread = new Thread(() -> ask(unit, parts, clock, source, completed));
        threads.add(thread);
        thread.start();
      }
      for (Thread thread : threads) {
        thread.join();
      }
      await().until(() -> completed.get() == THREADS * EACH);
      assertEquals(0, unit.status().waiting());
      assertEquals(List.of(), driver.violations());
      long polls = unit.devices().get(0).polls();
      await().until(() -> unit.devices().get(0).polls() > polls);
      assertEquals(0, unit.defectCount());
      assertTrue(driver.mostOpen() > 1, "pipelining was used");
      unit.close().toCompletableFuture().get(5, TimeUnit.SECONDS);
      assertEquals(0, unit.devices().size());
    }
  }

  private static LinkUnit unit(Driver driver, FieldServices services) {
    Settings none = new Settings(Map.of());
    LinkUnit unit =
        new LinkUnit(
            new LinkDefinition(
                new LinkSpec("bus", none), none, "busy", Optional.of(driver), true, ""),
            services);
    unit.start();
    return unit;
  }

  private static void ask(
      LinkUnit unit, Field parts, SystemTime clock, String source, AtomicInteger completed) {
    PointId point = PointId.of("d0/p0");
    for (int i = 0; i < EACH; i++) {
      if (i % 10 == 0) {
        parts
            .directory
            .access("d0")
            .write(point, Value.of(i), 8, Deadline.in(Duration.ofSeconds(5), clock))
            .whenComplete((done, why) -> completed.incrementAndGet());
      } else {
        unit.exchange(
                new PassThrough.Request(
                    "bus", "17", ByteBuffer.allocate(1), source, Duration.ofSeconds(5)))
            .whenComplete((reply, why) -> completed.incrementAndGet());
      }
    }
  }
}
