// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.security;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class HashingThreadTest {
  @Test
  void one_runs_sixteen_wait_and_the_next_is_turned_away() throws Exception {
    HashingThread hashing = new HashingThread();
    CountDownLatch release = new CountDownLatch(1);
    ExecutorService callers = Executors.newCachedThreadPool();
    try {
      List<Future<Boolean>> all = new ArrayList<>();
      for (int i = 0; i < 1 + HashingThread.QUEUE; i++) {
        all.add(
            callers.submit(
                () ->
                    hashing.call(
                        () -> {
                          release.await();
                          return true;
                        })));
      }
      await().until(() -> hashing.waiting() == HashingThread.QUEUE);
      assertThrows(IOException.class, () -> hashing.call(() -> true));
      release.countDown();
      for (Future<Boolean> each : all) {
        assertEquals(true, each.get());
      }
    } finally {
      release.countDown();
      callers.shutdownNow();
      hashing.stop();
    }
  }
}
