// SPDX-License-Identifier: Apache-2.0
package io.lockgate.north.mail.queue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lockgate.api.alarm.AlarmEvent.Change;
import io.lockgate.api.alarm.Severity;
import io.lockgate.north.mail.post.Post.Mail;
import io.lockgate.north.mail.post.PostException.Kind;
import io.lockgate.testkit.FakeClock;
import io.lockgate.testkit.fakes.MemoryStateStore;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PostmanTest {
  private final FakeClock clock = new FakeClock();
  private final MemoryStateStore store = new MemoryStateStore();
  private final PlayedAlarms alarms = new PlayedAlarms();
  private final PlayedPost post = new PlayedPost();
  private final List<Addressee> to = new ArrayList<>();
  private final List<String> refusals = new ArrayList<>();
  private Postman postman = start();

  PostmanTest() throws IOException {}

  private Postman start() throws IOException {
    return new Postman(
        alarms,
        new Outbox(store, "gw.test"),
        post,
        clock,
        () -> List.copyOf(to),
        "gw-7",
        refusals::add);
  }

  private Postman start(MemoryStateStore queue, List<Addressee> known) throws IOException {
    return new Postman(
        alarms,
        new Outbox(queue, "gw.test"),
        post,
        clock,
        () -> List.copyOf(known),
        "gw-7",
        refusals::add);
  }

  private static Addressee addressee(String name, Severity least, String which, boolean cleared) {
    return new Addressee(
        name, name + "@peer.test", least, Addressee.patterns(which), cleared, "en");
  }

  @BeforeEach
  void one_recipient_and_a_first_round() {
    to.add(addressee("ops", Severity.WARNING, "*", true));
    settle();
  }

  private void settle() {
    postman.round();
    later(Settling.QUIET);
  }

  private void later(Duration time) {
    clock.pass(time);
    postman.round();
  }

  @Test
  void each_alarm_and_its_end_is_a_mail_of_its_own() {
    alarms.raised("m1");
    alarms.happens("m1", Change.CLEARED, Severity.MAJOR);
    alarms.happens("m1", Change.ACKNOWLEDGED, Severity.MAJOR);
    postman.round();
    assertEquals(
        List.of("[gw-7] major, raised: m1/P:high", "[gw-7] major, cleared: m1/P:high"),
        post.subjects());
    assertEquals(1, post.connections);
    postman.round();
    assertEquals(2, post.taken.size(), "once each");
    assertEquals(2, postman.status().sent());
    assertEquals(0, postman.status().waiting());
  }

  @Test
  void of_what_was_before_the_first_start_what_stands_is_told_once() throws IOException {
    alarms.raised("m1");
    alarms.raised("m2");
    alarms.happens("m1", Change.CLEARED, Severity.MAJOR);
    alarms.happens("m3", Change.RAISED, Severity.NOTICE);
    MemoryStateStore fresh = new MemoryStateStore();
    List<Addressee> late = new ArrayList<>();
    postman = start(fresh, late);
    settle();
    assertEquals(List.of(), post.subjects(), "there is nobody to tell");
    alarms.raised("m4");
    late.addAll(to);
    settle();
    assertEquals(
        List.of("[gw-7] major, raised: m2/P:high", "[gw-7] major, raised: m4/P:high"),
        post.subjects());
    postman = start(fresh, late);
    settle();
    assertEquals(2, post.taken.size(), "once");
  }

  @Test
  void recipients_choose_by_severity_and_name() {
    to.add(addressee("big", Severity.CRITICAL, "*", true));
    to.add(addressee("m2", Severity.NOTICE, "m2/*, *:other", false));
    alarms.happens("m1", Change.RAISED, Severity.CRITICAL);
    alarms.happens("m2", Change.RAISED, Severity.NOTICE);
    alarms.happens("m2", Change.CLEARED, Severity.NOTICE);
    settle();
    assertEquals(
        Set.of(
            "ops@peer.test [gw-7] critical, raised: m1/P:high",
            "big@peer.test [gw-7] critical, raised: m1/P:high",
            "m2@peer.test [gw-7] notice, raised: m2/P:high"),
        post.taken.stream()
            .map(mail -> mail.to() + " " + mail.subject())
            .collect(Collectors.toSet()));
    assertEquals(3, post.taken.size());
  }

  @Test
  void shelved_alarms_are_not_sent_until_they_come_back() {
    Optional<Instant> shelved = Optional.of(PlayedAlarms.TIME);
    alarms.happens("m1", Change.SHELVED, Severity.MAJOR, shelved);
    alarms.happens("m1", Change.RAISED, Severity.MAJOR, shelved);
    postman.round();
    assertEquals(List.of(), post.taken);
    alarms.happens("m1", Change.UNSHELVED, Severity.MAJOR);
    postman.round();
    assertEquals(List.of("[gw-7] major, shelving ended: m1/P:high"), post.subjects());
  }

  @Test
  void many_at_once_are_one_digest() {
    for (int i = 0; i < 300; i++) {
      alarms.raised("m" + i);
    }
    alarms.happens("boiler", Change.RAISED, Severity.CRITICAL);
    postman.round();
    assertEquals(1, post.taken.size());
    Mail digest = post.taken.get(0);
    assertTrue(digest.subject().startsWith("[gw-7] 301 alarm events"), digest.subject());
    assertTrue(digest.body().contains("101 more events"), digest.body());
    assertTrue(digest.body().contains("m7/P:high"), digest.body());
  }

  @Test
  void while_the_server_is_away_few_wait_and_more_gather() {
    post.door = Optional.of(Kind.UNREACHABLE);
    for (int i = 0; i < 20; i++) {
      alarms.raised("m" + i);
      later(Duration.ofSeconds(30));
    }
    assertEquals(Outbox.FEW, postman.status().waiting());
    assertFalse(postman.trouble().sentence().isEmpty());
    assertFalse(postman.trouble().needsSomebody());
    post.door = Optional.empty();
    later(Duration.ofMinutes(5));
    assertEquals(Outbox.FEW, post.taken.size());
    assertEquals("", postman.trouble().sentence());
    String all = post.taken.stream().map(Mail::body).collect(Collectors.joining());
    for (int i = 0; i < 20; i++) {
      assertTrue(occurrences(all, "m" + i + "/P:high") > 0, "m" + i);
    }
    assertEquals(Outbox.FEW, ids().size());
  }

  private static int occurrences(String text, String word) {
    return text.split(Pattern.quote(word), -1).length - 1;
  }

  private Set<String> ids() {
    return post.taken.stream().map(Mail::messageId).collect(Collectors.toSet());
  }

  @Test
  void pauses_grow_and_nothing_is_asked_meanwhile() {
    post.door = Optional.of(Kind.UNREACHABLE);
    alarms.raised("m1");
    postman.round();
    int before = post.connections;
    later(Duration.ofSeconds(4));
    assertEquals(before, post.connections);
    later(Duration.ofSeconds(1));
    assertEquals(before + 1, post.connections);
    later(Duration.ofSeconds(9));
    assertEquals(before + 1, post.connections);
    later(Duration.ofSeconds(1));
    assertEquals(before + 2, post.connections);
  }

  @Test
  void a_mail_whose_fate_is_unknown_comes_again_under_the_same_id_and_unchanged() {
    post.takesAndBreaksOff = true;
    alarms.raised("m1");
    postman.round();
    for (int i = 0; i < 10; i++) {
      alarms.raised("n" + i);
    }
    post.takesAndBreaksOff = false;
    later(Duration.ofMinutes(5));
    Mail first = post.taken.get(0);
    Mail again = post.taken.get(1);
    assertEquals(first, again);
    assertEquals(3, post.taken.size(), "and one digest of the rest");
    assertEquals(2, ids().size());
  }

  @Test
  void over_a_restart_what_waits_keeps_its_id_and_nothing_is_made_twice() throws IOException {
    post.takesAndBreaksOff = true;
    alarms.raised("m1");
    postman.round();
    alarms.raised("m2");
    postman = start();
    post.takesAndBreaksOff = false;
    settle();
    assertEquals(post.taken.get(0), post.taken.get(1));
    assertEquals(3, post.taken.size());
    assertEquals(2, ids().size());
  }

  @Test
  void a_crash_between_mails_and_place_makes_none_twice() throws IOException {
    post.door = Optional.of(Kind.UNREACHABLE);
    byte[] place = store.read("mail/place").orElseThrow();
    alarms.raised("m1");
    alarms.raised("m2");
    postman.round();
    store.write("mail/place", place);
    post.door = Optional.empty();
    postman = start();
    settle();
    assertEquals(2, post.taken.size());
  }

  @Test
  void not_now_delays_one_recipient_and_not_the_other() {
    to.add(addressee("other", Severity.NOTICE, "*", true));
    post.answers.put("ops@peer.test", Kind.LATER);
    alarms.raised("m1");
    settle();
    assertEquals(1, post.taken.size());
    assertEquals(1, postman.status().waiting());
    post.answers.clear();
    later(Duration.ofSeconds(5));
    assertEquals(2, post.taken.size());
  }

  @Test
  void never_ends_it_and_somebody_hears_of_it() {
    post.answers.put("ops@peer.test", Kind.NEVER);
    alarms.raised("m1");
    postman.round();
    later(Duration.ofHours(1));
    assertEquals(1, post.attempts);
    assertEquals(1, postman.status().refused());
    assertTrue(postman.trouble().needsSomebody());
    assertEquals(List.of("ops: answer: NEVER"), refusals);
  }

  @Test
  void denied_and_untrusted_wait_long_and_lose_nothing() {
    for (Kind kind : List.of(Kind.DENIED, Kind.UNTRUSTED)) {
      post.door = Optional.of(kind);
      alarms.raised("m1");
      later(Duration.ofMinutes(5));
      assertTrue(postman.trouble().needsSomebody());
      int before = post.connections;
      later(Duration.ofMinutes(4));
      assertEquals(before, post.connections);
    }
    post.door = Optional.empty();
    later(Duration.ofMinutes(5));
    assertEquals(2, post.taken.size());
  }

  @Test
  void who_gets_too_many_gets_a_digest_now_and_then() {
    for (int i = 0; i < 200; i++) {
      alarms.raised("m" + i);
      later(Duration.ofSeconds(6));
    }
    assertTrue(post.taken.size() < 50, () -> "sent " + post.taken.size());
    later(Duration.ofHours(1));
    String all = post.taken.stream().map(Mail::body).collect(Collectors.joining());
    for (int i = 0; i < 200; i++) {
      assertTrue(all.contains("m" + i + "/P:high"), "m" + i);
    }
  }

  @Test
  void a_full_queue_gives_up_the_oldest_and_counts() {
    for (int i = 0; i < 50; i++) {
      to.add(addressee("r" + i, Severity.NOTICE, "*", true));
    }
    post.door = Optional.of(Kind.UNREACHABLE);
    settle();
    for (int i = 0; i < 5; i++) {
      alarms.raised("m" + i);
      postman.round();
    }
    assertEquals(Outbox.MOST, postman.status().waiting());
    assertEquals(5 * 51 - Outbox.MOST, postman.status().dropped());
  }

  @Test
  void mails_of_a_recipient_that_is_gone_are_given_up() {
    post.door = Optional.of(Kind.UNREACHABLE);
    alarms.raised("m1");
    postman.round();
    to.clear();
    post.door = Optional.empty();
    settle();
    later(Duration.ofMinutes(5));
    assertEquals(0, postman.status().waiting());
    assertEquals(List.of(), post.taken);
  }

  @Test
  void a_recipient_that_comes_late_or_again_misses_nothing() throws IOException {
    post.door = Optional.of(Kind.UNREACHABLE);
    alarms.raised("m1");
    postman.round();
    post.door = Optional.empty();
    Addressee ops = to.remove(0);
    postman = start();
    postman.round();
    alarms.raised("m2");
    later(Settling.QUIET.minusMillis(1));
    to.add(ops);
    settle();
    assertEquals(2, post.taken.size());
    to.clear();
    postman.round();
    to.add(ops);
    alarms.raised("m3");
    settle();
    assertEquals(3, post.taken.size());
  }

  @Test
  void a_journal_that_began_anew_is_read_from_its_end() {
    alarms.raised("m1");
    alarms.raised("m2");
    postman.round();
    alarms.forget();
    postman.round();
    alarms.raised("m3");
    postman.round();
    assertEquals(3, post.taken.size());
  }

  @Test
  void what_cannot_be_read_or_kept_is_said_and_made_up_for() {
    alarms.raised("m1");
    alarms.fail(true);
    postman.round();
    assertTrue(postman.trouble().needsSomebody());
    alarms.fail(false);
    store.failWrites(true);
    postman.round();
    assertEquals(List.of(), post.taken, "what is not kept is not sent");
    store.failWrites(false);
    postman.round();
    assertEquals(1, post.taken.size());
    assertEquals("", postman.trouble().sentence());
  }

  @Test
  void retries_do_not_care_when_the_wall_clock_jumps() {
    post.door = Optional.of(Kind.UNREACHABLE);
    alarms.raised("m1");
    postman.round();
    clock.jumpTo(Instant.parse("2036-01-01T00:00:00Z"));
    post.door = Optional.empty();
    postman.round();
    assertEquals(List.of(), post.taken);
    clock.jumpTo(Instant.parse("2006-01-01T00:00:00Z"));
    later(Duration.ofSeconds(5));
    assertEquals(1, post.taken.size());
  }
}
