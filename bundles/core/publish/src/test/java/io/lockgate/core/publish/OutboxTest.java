// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.publish;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lockgate.api.publish.Acknowledgement;
import io.lockgate.api.publish.Cursor;
import io.lockgate.api.publish.PublishException.Kind;
import io.lockgate.testkit.FakeClock;
import io.lockgate.testkit.fakes.MemoryStateStore;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class OutboxTest {
  private final FakeClock clock = new FakeClock();
  private final MemoryLog log = new MemoryLog(clock);
  private final MemoryStateStore store = new MemoryStateStore();
  private final List<String> told = new ArrayList<>();

  private final Outbox.Told ears =
      new Outbox.Told() {
        @Override
        public void wake() {
          told.add("woken");
        }

        @Override
        public void stuck(String id, Kind kind, String reason) {
          told.add("stuck " + kind);
        }

        @Override
        public void dropped(String id, long samples) {
          told.add("dropped " + samples);
        }
      };

  private Outbox outbox(Above above) throws IOException {
    byte[] kept = store.read(Outbox.name("plant")).orElse(null);
    Position position = kept == null ? Position.at(Cursor.START) : Position.of(kept);
    Outbox outbox = new Outbox("plant", position, log, store, clock, ears);
    outbox.publisher(above);
    return outbox;
  }

  private void steps(Outbox outbox, int count) {
    for (int i = 0; i < count; i++) {
      clock.pass(Duration.ofMillis(200));
      outbox.step();
    }
  }

  private static List<Long> numbers(long from, long to) {
    return LongStream.rangeClosed(from, to).boxed().toList();
  }

  @Test
  void every_sample_goes_up_once_in_order_and_the_place_is_kept() throws Exception {
    log.add(2_500);
    Above above = new Above(100, 1);
    Outbox outbox = outbox(above);
    steps(outbox, 40);
    assertEquals(numbers(1, 2_500), above.backlog);
    assertEquals(new Cursor(2_500), outbox.status().cursor());
    assertEquals(0, outbox.status().backlog());
    assertTrue(outbox.status().lastSuccess().isPresent());
    outbox.saveNow();
    log.add(10);
    Above next = new Above(100, 1);
    steps(outbox(next), 5);
    assertEquals(numbers(2_501, 2_510), next.backlog);
  }

  @Test
  void only_what_is_wanted_goes_up_and_the_rest_is_passed_over() throws Exception {
    log.add(1_000);
    Above above = new Above(50, 2).wanting(point -> point.point().equals("p3"));
    Outbox outbox = outbox(above);
    steps(outbox, 20);
    assertEquals(100, above.backlog.size());
    assertEquals(new Cursor(1_000), outbox.status().cursor());
    assertEquals(0, outbox.status().dropped());
  }

  @Test
  void after_a_failure_pauses_grow_and_all_comes_again_in_order() throws Exception {
    log.add(300);
    Above above = new Above(100, 1);
    above.fails(Kind.UNREACHABLE);
    Outbox outbox = outbox(above);
    steps(outbox, 5 * 60);
    assertEquals(6, above.calls, "after 0, 1, 2, 4, 8, 16, 32 s …");
    assertEquals("as told", outbox.status().trouble());
    assertEquals(300, outbox.status().backlog());
    above.works();
    steps(outbox, 5 * 60);
    assertEquals(numbers(1, 300), above.backlog);
    assertEquals("", outbox.status().trouble());
  }

  @Test
  void fresh_values_overtake_a_backlog_within_seconds() throws Exception {
    log.add(100_000);
    Above above = new Above(10, 1).byHand();
    Outbox outbox = outbox(above);
    long worst = 0;
    for (int i = 0; i < 300; i++) {
      log.add(2);
      clock.pass(Duration.ofMillis(100));
      above.open.forEach(Above.Open::take);
      above.open.clear();
      outbox.step();
      if (i > 50) {
        long newest = above.live.get(above.live.size() - 1).receiveMillis();
        worst = Math.max(worst, clock.now().toEpochMilli() - newest);
      }
    }
    assertTrue(outbox.status().backlog() > 90_000);
    assertTrue(worst <= 5_000, worst + " ms old");
    assertEquals(above.once(), above.backlog, "the backlog itself stays in order");
  }

  @Test
  void answers_out_of_order_move_the_cursor_only_without_gaps() throws Exception {
    log.add(40);
    Above above = new Above(10, 4).byHand();
    Outbox outbox = outbox(above);
    steps(outbox, 1);
    List<Above.Open> open = new ArrayList<>(above.open);
    assertEquals(4, open.size());
    open.get(1).take();
    open.get(3).take();
    steps(outbox, 1);
    assertEquals(Cursor.START, outbox.status().cursor());
    open.get(0).take();
    steps(outbox, 1);
    assertEquals(new Cursor(20), outbox.status().cursor());
    above.open.clear();
    open.get(2).fail();
    steps(outbox, 10);
    above.open.forEach(Above.Open::take);
    steps(outbox, 10);
    assertEquals(new Cursor(40), outbox.status().cursor());
    assertEquals(numbers(1, 40), above.once());
  }

  @Test
  void what_was_taken_in_part_is_not_sent_again_and_the_rest_is() throws Exception {
    log.add(20);
    Above above = new Above(10, 1).byHand();
    Outbox outbox = outbox(above);
    steps(outbox, 1);
    Above.Open first = above.open.remove();
    first.answer().complete(new Acknowledgement(new Cursor(4), 1, "no such name"));
    steps(outbox, 2);
    assertEquals(new Cursor(4), outbox.status().cursor());
    assertEquals(1, outbox.status().rejected());
    assertEquals(5, above.open.remove().batch().samples().get(0).sequence());
  }

  @Test
  void who_asks_for_time_is_left_alone_for_it_and_gets_the_same_again() throws Exception {
    log.add(10);
    Above above = new Above(10, 1).byHand();
    Outbox outbox = outbox(above);
    steps(outbox, 1);
    Above.Open first = above.open.remove();
    first.answer().complete(Acknowledgement.later(first.batch(), Duration.ofMinutes(15)));
    steps(outbox, 5 * 60 * 15 - 1);
    assertEquals(1, above.calls);
    assertEquals("", outbox.status().trouble());
    assertEquals(10, outbox.status().backlog());
    steps(outbox, 10);
    assertEquals(2, above.calls);
    assertEquals(1, above.open.remove().batch().samples().get(0).sequence());
  }

  @Test
  void who_has_read_on_in_the_log_is_sent_what_comes_after() throws Exception {
    log.add(30);
    Above above = new Above(10, 1).byHand();
    Outbox outbox = outbox(above);
    steps(outbox, 1);
    above.open.remove().answer().complete(new Acknowledgement(new Cursor(25), 0, ""));
    steps(outbox, 2);
    assertEquals(new Cursor(25), outbox.status().cursor());
    assertEquals(26, above.open.remove().batch().samples().get(0).sequence());
  }

  @Test
  void a_batch_without_an_answer_comes_again() throws Exception {
    log.add(10);
    Above above = new Above(10, 1).byHand();
    Outbox outbox = outbox(above);
    steps(outbox, 5 * 34);
    assertTrue(outbox.status().trouble().startsWith("no answer") || above.calls > 1);
    above.open.getLast().take();
    steps(outbox, 2);
    assertEquals(new Cursor(10), outbox.status().cursor());
  }

  @Test
  void one_who_is_not_whom_we_know_gets_nothing_until_somebody_says_so() throws Exception {
    log.add(10);
    Above above = new Above(10, 1);
    above.fails(Kind.UNTRUSTED);
    Outbox outbox = outbox(above);
    steps(outbox, 5 * 600);
    assertEquals(1, above.calls);
    assertTrue(told.contains("stuck UNTRUSTED"), told::toString);
    above.works();
    steps(outbox, 5 * 600);
    assertEquals(1, above.calls);
    outbox.tryAgain();
    steps(outbox, 5);
    assertEquals(numbers(1, 10), above.backlog);
  }

  @Test
  void what_the_quota_took_is_counted_and_by_policy_all_that_waits_with_it() throws Exception {
    log.add(1_000);
    log.drop(300);
    Above above = new Above(100, 1);
    Outbox outbox = outbox(above);
    steps(outbox, 20);
    assertEquals(numbers(301, 1_000), above.backlog);
    assertEquals(300, outbox.status().dropped());
    log.add(1_000);
    log.drop(1_200);
    outbox.policy(new Policy(true, Duration.ZERO));
    steps(outbox, 20);
    assertEquals(700, above.backlog.size());
    assertEquals(1_300, outbox.status().dropped());
    assertEquals(new Cursor(2_000), outbox.status().cursor());
    assertFalse(told.isEmpty());
  }

  @Test
  void what_is_too_old_by_policy_is_passed_over_and_counted() throws Exception {
    log.add(500);
    clock.pass(Duration.ofHours(3));
    log.add(100);
    Above above = new Above(100, 1);
    Outbox outbox = outbox(above);
    outbox.policy(new Policy(false, Duration.ofHours(1)));
    steps(outbox, 10);
    assertEquals(numbers(501, 600), above.backlog);
    assertEquals(500, outbox.status().dropped());
  }

  @Test
  void it_sends_again_from_a_place_and_a_log_that_cannot_be_read_is_waited_for() throws Exception {
    log.add(100);
    Above above = new Above(100, 1);
    Outbox outbox = outbox(above);
    steps(outbox, 3);
    outbox.moveTo(new Cursor(50));
    steps(outbox, 3);
    assertEquals(150, above.backlog.size());
    assertEquals(51, above.backlog.get(100));
    log.fail(true);
    log.add(1);
    steps(outbox, 3);
    assertEquals("the disk is gone, as told", outbox.status().trouble());
    log.fail(false);
    steps(outbox, 50);
    assertEquals(new Cursor(101), outbox.status().cursor());
  }
}
