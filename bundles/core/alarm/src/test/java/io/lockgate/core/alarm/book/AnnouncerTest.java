// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.alarm.book;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lockgate.api.alarm.Alarm;
import io.lockgate.api.alarm.AlarmEvent;
import io.lockgate.api.alarm.AlarmEvent.Change;
import io.lockgate.api.alarm.AlarmState;
import io.lockgate.api.time.ClockQuality;
import io.lockgate.core.alarm.Given;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class AnnouncerTest {
  private final BlockingQueue<List<AlarmEvent>> heard = new LinkedBlockingQueue<>();

  private static List<AlarmEvent> events(long from, long to) {
    Alarm alarm =
        new Alarm(
            "m1",
            Given.above100(),
            AlarmState.ACTIVE,
            Instant.EPOCH,
            Optional.empty(),
            Optional.empty(),
            "");
    return LongStream.rangeClosed(from, to)
        .mapToObj(
            i ->
                new AlarmEvent(
                    i, Instant.EPOCH, ClockQuality.SYNCED, alarm, Change.RAISED, "system"))
        .toList();
  }

  private List<AlarmEvent> next() throws InterruptedException {
    List<AlarmEvent> batch = heard.poll(10, TimeUnit.SECONDS);
    return batch == null ? List.of() : batch;
  }

  @Test
  void a_slow_listener_hears_the_rest_in_one_batch_and_loses_the_oldest() throws Exception {
    CountDownLatch busy = new CountDownLatch(1);
    CountDownLatch go = new CountDownLatch(1);
    try (Announcer announcer =
        new Announcer(
            batch -> {
              busy.countDown();
              await(go);
              heard.add(batch);
            })) {
      announcer.offer(events(1, 1));
      assertTrue(busy.await(10, TimeUnit.SECONDS));
      announcer.offer(events(2, 3));
      announcer.offer(events(4, Announcer.MOST + 11L));
      assertEquals(10, announcer.lost());
      go.countDown();
      assertEquals(1, next().size());
      List<AlarmEvent> rest = next();
      assertEquals(Announcer.MOST, rest.size());
      assertEquals(12, rest.get(0).sequence());
    }
  }

  @Test
  void one_that_throws_goes_on_with_the_next_batch() throws Exception {
    try (Announcer announcer =
        new Announcer(
            batch -> {
              heard.add(batch);
              throw new IllegalStateException("planted");
            })) {
      announcer.offer(events(1, 1));
      assertEquals(1, next().size());
      announcer.offer(events(2, 2));
      assertEquals(2, next().get(0).sequence());
      assertTrue(announcer.failures() >= 1);
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
