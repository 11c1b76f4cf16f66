// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.acquire.queue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class MailboxTest {
  private int afterwards;

  @Test
  void work_from_within_comes_after_and_never_inside() {
    Mailbox mailbox = new Mailbox(() -> afterwards++);
    List<String> order = new ArrayList<>();
    mailbox.post(
        () -> {
          mailbox.post(() -> order.add("second"));
          order.add("first");
        });
    assertEquals(List.of("first", "second"), order);
    assertEquals(2, afterwards, "after each round of mail");
  }

  @Test
  void a_failure_does_not_stop_what_follows() {
    Mailbox mailbox = new Mailbox(() -> afterwards++);
    mailbox.post(
        () -> {
          throw new IllegalStateException("expected by the test");
        });
    List<String> order = new ArrayList<>();
    mailbox.post(() -> order.add("done"));
    assertEquals(List.of("done"), order);
    assertEquals(2, afterwards);
  }

  @Test
  void many_threads_one_at_a_time_nothing_lost_each_in_its_order() throws Exception {
    AtomicBoolean inside = new AtomicBoolean();
    AtomicBoolean together = new AtomicBoolean();
    AtomicInteger wrongOrder = new AtomicInteger();
    int[] last = new int[8];
    int[] count = new int[1];
    Mailbox mailbox = new Mailbox(() -> {});
    List<Thread> threads = new ArrayList<>();
    for (int t = 0; t < 8; t++) {
      int me = t;
      Thread thread =
          new Thread(
              () -> {
                for (int i = 1; i <= 20_000; i++) {
                  int number = i;
                  mailbox.post(
                      () -> {
                        if (!inside.compareAndSet(false, true)) {
                          together.set(true);
                        }
                        if (last[me] != number - 1) {
                          wrongOrder.incrementAndGet();
                        }
                        last[me] = number;
                        count[0]++;
                        inside.set(false);
                      });
                }
              });
      threads.add(thread);
      thread.start();
    }
    for (Thread thread : threads) {
      thread.join();
    }
    int[] seen = new int[1];
    mailbox.post(() -> seen[0] = count[0]);
    assertEquals(160_000, seen[0]);
    assertFalse(together.get());
    assertEquals(0, wrongOrder.get());
  }
}
