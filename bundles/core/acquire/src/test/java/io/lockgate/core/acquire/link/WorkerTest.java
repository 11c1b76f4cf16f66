// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.acquire.link;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.lockgate.api.driver.Deadline;
import io.lockgate.api.driver.DriverException;
import io.lockgate.core.acquire.time.Alarms;
import io.lockgate.testkit.FakeClock;
import java.time.Duration;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WorkerTest {
  private final FakeClock clock = new FakeClock();
  private final Alarms alarms = new Alarms(clock, () -> {});
  private final Worker worker = new Worker("test", clock, alarms);
  private final CountDownLatch release = new CountDownLatch(1);
  private final AtomicBoolean heedless = new AtomicBoolean();

  @AfterEach
  void noThreadIsLeft() {
    heedless.set(false);
    release.countDown();
    worker.close();
    await().until(WorkerTest::threads, count -> count == 0);
  }

  private static long threads() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().equals("lockgate-link-test"))
        .count();
  }

  private Deadline in(long seconds) {
    return Deadline.in(Duration.ofSeconds(seconds), clock);
  }

  private static DriverException failure(CompletionStage<?> stage) {
    return DriverException.in(
        assertThrows(CompletionException.class, () -> stage.toCompletableFuture().join()));
  }

  private String waits() throws InterruptedException {
    release.await();
    return "released";
  }

  private String heedsNothing() {
    while (heedless.get() || release.getCount() > 0) {
      try {
        release.await();
      } catch (InterruptedException ignoredOnPurpose) {
        Thread.onSpinWait();
      }
    }
    return "late";
  }

  private void passOneSecond() {
    clock.pass(Duration.ofSeconds(1));
    alarms.runDue();
  }

  @Test
  void there_is_no_thread_before_the_first_call() {
    assertEquals(0, threads());
    assertEquals("x", worker.run(() -> "x", in(1)).toCompletableFuture().join());
    assertEquals(1, threads());
    assertEquals(0, alarms.size());
  }

  @Test
  void what_a_call_throws_comes_back() {
    assertInstanceOf(
        DriverException.Damaged.class,
        failure(
            worker.run(
                () -> {
                  throw new DriverException.Damaged("x");
                },
                in(1))));
  }

  @Test
  void at_its_deadline_a_call_times_out_and_the_next_one_runs() {
    CompletionStage<String> stage = worker.run(this::waits, in(1));
    passOneSecond();
    assertInstanceOf(DriverException.TimedOut.class, failure(stage));
    await().until(() -> !worker.isStuck());
    assertEquals("x", worker.run(() -> "x", in(1)).toCompletableFuture().join());
  }

  @Test
  void while_a_call_heeds_no_interrupt_others_are_turned_away_and_the_link_is_stuck() {
    heedless.set(true);
    CompletionStage<String> stage = worker.run(this::heedsNothing, in(1));
    await().until(() -> threads() == 1);
    passUntilStuck();
    assertInstanceOf(DriverException.TimedOut.class, failure(stage));
    assertInstanceOf(DriverException.Busy.class, failure(worker.run(() -> "x", in(1))));
    heedless.set(false);
    release.countDown();
    await().until(() -> !worker.isStuck());
    assertEquals("x", worker.run(() -> "x", in(1)).toCompletableFuture().join());
  }

  private void passUntilStuck() {
    await()
        .until(
            () ->
                Thread.getAllStackTraces().entrySet().stream()
                    .filter(each -> each.getKey().getName().equals("lockgate-link-test"))
                    .flatMap(each -> java.util.Arrays.stream(each.getValue()))
                    .anyMatch(frame -> frame.getMethodName().equals("heedsNothing")));
    passOneSecond();
    assertEquals(true, worker.isStuck());
  }

  @Test
  void calls_are_bounded_and_close_fails_them_all() {
    CompletionStage<String> running = worker.run(this::waits, in(100));
    CompletionStage<String> last = running;
    for (int i = 0; i < 40; i++) {
      last = worker.run(() -> "x", in(100));
    }
    assertInstanceOf(DriverException.Busy.class, failure(last));
    worker.close();
    assertInstanceOf(DriverException.Closed.class, failure(running));
    assertInstanceOf(DriverException.Closed.class, failure(worker.run(() -> "x", in(1))));
    assertEquals(0, alarms.size());
  }
}
