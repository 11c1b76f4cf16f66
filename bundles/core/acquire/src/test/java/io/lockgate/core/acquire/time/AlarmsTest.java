// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.acquire.time;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.lockgate.api.time.ClockQuality;
import io.lockgate.api.time.GatewayClock;
import io.lockgate.testkit.FakeClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class AlarmsTest {
  private static final long MS = 1_000_000;

  private final FakeClock clock = new FakeClock();
  private final List<String> heard = new ArrayList<>();
  private final Alarms alarms = new Alarms(clock, () -> heard.add("earlier"));

  private Alarms.Alarm alarm(String name) {
    return alarms.alarm(() -> heard.add(name));
  }

  @Test
  void moments_are_rounded_up_to_five_milliseconds() {
    assertEquals(5 * MS, Alarms.quantise(1));
    assertEquals(5 * MS, Alarms.quantise(5 * MS));
    assertEquals(0, Alarms.quantise(-1));
    assertEquals(-5 * MS, Alarms.quantise(-5 * MS));
  }

  @Test
  void what_is_due_goes_off_in_the_order_of_the_moments() {
    alarm("b").set(11 * MS);
    alarm("c").set(14 * MS);
    alarm("a").set(5 * MS);
    assertEquals(List.of("earlier", "earlier"), heard, "only when the first changes");
    heard.clear();
    clock.pass(Duration.ofMillis(14));
    assertEquals(15 * MS, alarms.runDue());
    assertEquals(List.of("a"), heard);
    clock.pass(Duration.ofMillis(1));
    assertEquals(Alarms.NEVER, alarms.runDue());
    assertEquals(List.of("a", "b", "c"), heard);
  }

  @Test
  void a_cancelled_alarm_is_silent_and_a_moved_one_goes_off_once() {
    Alarms.Alarm cancelled = alarm("cancelled");
    cancelled.set(5 * MS);
    Alarms.Alarm moved = alarm("moved");
    moved.set(5 * MS);
    moved.set(20 * MS);
    cancelled.cancel();
    cancelled.cancel();
    assertEquals(1, alarms.size());
    clock.pass(Duration.ofSeconds(1));
    alarms.runDue();
    heard.removeIf("earlier"::equals);
    assertEquals(List.of("moved"), heard);
    assertEquals(0, alarms.size());
  }

  @Test
  void the_thread_lets_them_go_off_and_ends() {
    GatewayClock real =
        new GatewayClock() {
          @Override
          public Instant now() {
            return Instant.EPOCH;
          }

          @Override
          public long monotonicNanos() {
            return System.nanoTime();
          }

          @Override
          public ClockQuality quality() {
            return ClockQuality.UNSYNCED;
          }
        };
    CountDownLatch late = new CountDownLatch(1);
    CountDownLatch soon = new CountDownLatch(1);
    try (TimerThread timer = new TimerThread(real)) {
      timer.alarms().alarm(late::countDown).set(System.nanoTime() + 300 * MS);
      timer
          .alarms()
          .alarm(
              () -> {
                soon.countDown();
                throw new IllegalStateException("expected by the test");
              })
          .set(System.nanoTime() + 20 * MS);
      await().until(() -> soon.getCount() == 0);
      await().until(() -> late.getCount() == 0);
    }
    await()
        .until(
            () ->
                Thread.getAllStackTraces().keySet().stream()
                    .noneMatch(thread -> thread.getName().equals("lockgate-acquire-timer")));
  }
}
