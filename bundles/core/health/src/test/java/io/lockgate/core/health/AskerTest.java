// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.health;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AskerTest {
  private final Asker asker = new Asker(Duration.ofMillis(50));
  private final CountDownLatch released = new CountDownLatch(1);
  private final AtomicInteger asked = new AtomicInteger();

  @AfterEach
  void close() {
    asker.close();
  }

  private String hang() throws InterruptedException {
    asked.incrementAndGet();
    released.await();
    return "late";
  }

  private static long threads() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().equals("lockgate-health-checks"))
        .count();
  }

  @Test
  void one_that_hangs_keeps_one_thread_and_stops_nobody() throws Exception {
    for (int round = 0; round < 5; round++) {
      assertThrows(UnansweredException.class, () -> asker.ask("ill", this::hang));
      assertEquals("fine", asker.ask("well", () -> "fine"));
    }
    assertEquals(1, asked.get(), "not asked again while it hangs");
    assertEquals(1, asker.hanging());
    assertEquals(2, threads(), "the one that hangs and the one that asks the others");
    released.countDown();
    await().until(() -> asker.hanging() == 0);
    assertEquals("late", asker.ask("ill", this::hang), "asked again once it has come back");
    await().until(() -> threads() == 1);
  }

  @Test
  void failure_is_told_and_nothing_else() throws Exception {
    UnansweredException failed =
        assertThrows(
            UnansweredException.class,
            () ->
                asker.ask(
                    "ill",
                    () -> {
                      throw new IllegalStateException("no idea");
                    }));
    assertTrue(String.valueOf(failed.getMessage()).contains("no idea"), failed.getMessage());
    assertEquals("fine", asker.ask("ill", () -> "fine"));
  }

  @Test
  void one_that_hangs_and_is_gone_is_interrupted() throws Exception {
    assertThrows(UnansweredException.class, () -> asker.ask("ill", this::hang));
    asker.retain(List.of("ill"));
    assertEquals(1, asker.hanging());
    asker.retain(List.of("well"));
    assertEquals(0, asker.hanging());
    await().until(() -> threads() == 0);
  }
}
