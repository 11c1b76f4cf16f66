// SPDX-License-Identifier: Apache-2.0
package io.lockgate.north.mail.queue;

import io.lockgate.api.alarm.AlarmEvent;
import io.lockgate.api.alarm.AlarmMail.MailStatus;
import io.lockgate.api.alarm.Alarms;
import io.lockgate.api.time.GatewayClock;
import io.lockgate.north.mail.post.Post;
import io.lockgate.north.mail.post.PostException;
import io.lockgate.north.mail.post.PostException.Kind;
import io.lockgate.north.mail.text.Texts;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes mails of the journal and sends what waits. The journal is read from the place where it was left, so that nothing
 * is missed whatever happens meanwhile; a mail leaves the queue only when the server has taken it. For one thread, but for
 * the figures.
 */
public final class Postman {
  private static final Logger LOG = LoggerFactory.getLogger(Postman.class);
  private static final int PAGE = 1_000;

  private final Alarms alarms;
  private final Outbox outbox;
  private final Post post;
  private final GatewayClock clock;
  private final Supplier<Collection<Addressee>> addressees;
  private final String gateway;
  private final Consumer<String> refusal;
  private final Settling settling;
  private final Backoff server = new Backoff();
  private final Map<String, Backoff> later = new HashMap<>();
  private final Map<String, Pace> paces = new HashMap<>();
  private final AtomicLong sent = new AtomicLong();
  private final AtomicLong refused = new AtomicLong();
  private volatile Optional<Instant> lastSuccess = Optional.empty();
  private volatile Trouble trouble = Trouble.NONE;
  private volatile String unkept = "";

  /**
   * Why nothing moves.
   *
   * @param needsSomebody whether it will not pass by itself
   * @param sentence empty when all is well
   */
  public record Trouble(boolean needsSomebody, String sentence) {
    static final Trouble NONE = new Trouble(false, "");
  }

  /**
   * Not yet at work.
   *
   * @param gateway its name in texts
   * @param refusal hears, in one sentence, of each mail that the server will never take
   */
  public Postman(
      Alarms alarms,
      Outbox outbox,
      Post post,
      GatewayClock clock,
      Supplier<Collection<Addressee>> addressees,
      String gateway,
      Consumer<String> refusal) {
    this.alarms = alarms;
    this.outbox = outbox;
    this.post = post;
    this.clock = clock;
    this.addressees = addressees;
    this.gateway = gateway;
    this.refusal = refusal;
    this.settling = new Settling(clock.monotonicNanos());
  }

  /** One round; nothing is done while recipients still come and go. What is new becomes mails, what is due goes. What fails is tried again in a later round. */
  public void round() {
    Map<String, Addressee> known = new TreeMap<>();
    addressees.get().forEach(each -> known.put(each.name(), each));
    try {
      begin();
      if (settling.isOver(known.keySet(), clock.monotonicNanos())) {
        standing(known.values());
        collect(known.values());
        deliver(known);
      }
      unkept = "";
    } catch (IOException e) {
      if (unkept.isEmpty()) {
        LOG.error("Mail: journal or queue cannot be read or written", e);
      }
      unkept = "journal or queue cannot be read or written: " + e.getMessage();
    }
  }

  /**
   * Where there is no place in the journal yet, or it is that of another journal, it is the end of this one. What stands
   * the very first time is told, once there is somebody to tell.
   */
  private void begin() throws IOException {
    Optional<Long> place = outbox.place();
    if (place.isEmpty()) {
      long end = end();
      outbox.standing(end);
      outbox.place(end);
    } else if (isGone(place.get())) {
      outbox.place(end());
    }
  }

  /** Alarms that were raised before the first start and stand. */
  private void standing(Collection<Addressee> known) throws IOException {
    Optional<Long> before = outbox.standing();
    if (before.isEmpty() || known.isEmpty()) {
      return;
    }
    List<AlarmEvent> raised = new Standing(alarms).upTo(before.get());
    for (Addressee each : known) {
      long had = outbox.upTo(each.name());
      List<Line> lines =
          raised.stream()
              .filter(event -> event.sequence() > had && each.wants(event))
              .map(Line::of)
              .toList();
      if (!lines.isEmpty()) {
        outbox.add(each.name(), lines, clock.now());
      }
    }
    outbox.standingTold();
  }

  private void collect(Collection<Addressee> known) throws IOException {
    long from = outbox.place().orElse(0L);
    for (List<AlarmEvent> page = alarms.journal(from, PAGE);
        !page.isEmpty();
        page = alarms.journal(from, PAGE)) {
      for (Addressee each : known) {
        long had = outbox.upTo(each.name());
        List<Line> lines =
            page.stream()
                .filter(event -> event.sequence() > had && each.wants(event))
                .map(Line::of)
                .toList();
        if (!lines.isEmpty()) {
          outbox.add(each.name(), lines, clock.now());
        }
      }
      from = page.get(page.size() - 1).sequence();
      outbox.place(from);
    }
  }

  /** Whether the journal is not the one in which that place was. */
  private boolean isGone(long place) throws IOException {
    return place > 0 && alarms.journal(place - 1, 1).isEmpty();
  }

  private long end() throws IOException {
    long end = 0;
    for (List<AlarmEvent> page = alarms.journal(0, PAGE);
        !page.isEmpty();
        page = alarms.journal(end, PAGE)) {
      end = page.get(page.size() - 1).sequence();
    }
    return end;
  }

  private void deliver(Map<String, Addressee> known) throws IOException {
    long now = clock.monotonicNanos();
    if (!server.over(now)) {
      return;
    }
    List<Letter> due = due(known, now);
    if (due.isEmpty()) {
      return;
    }
    try (Post.Connection connection = post.connect()) {
      for (Letter letter : due) {
        deliver(connection, letter, Objects.requireNonNull(known.get(letter.recipient())));
      }
      server.succeeded();
    } catch (PostException e) {
      boolean hopeless = e.kind() == Kind.DENIED || e.kind() == Kind.UNTRUSTED;
      server.failed(clock.monotonicNanos(), hopeless);
      trouble(hopeless, String.valueOf(e.getMessage()), e);
    }
  }

  /** What can go now; mails of recipients that are no more are given up. */
  private List<Letter> due(Map<String, Addressee> known, long now) throws IOException {
    Set<String> slow = new HashSet<>();
    List<Letter> due = new ArrayList<>();
    for (Letter letter : outbox.waiting()) {
      String name = letter.recipient();
      if (!known.containsKey(name)) {
        LOG.info("A mail to {} is given up: there is no such recipient any more", name);
        outbox.remove(letter);
      } else if (!slow.contains(name)
          && later.computeIfAbsent(name, key -> new Backoff()).over(now)
          && paces.computeIfAbsent(name, key -> new Pace(now)).allows(now)) {
        due.add(letter);
      } else {
        slow.add(name);
      }
    }
    return due;
  }

  private void deliver(Post.Connection connection, Letter waiting, Addressee to)
      throws IOException, PostException {
    long now = clock.monotonicNanos();
    Backoff own = later.getOrDefault(to.name(), new Backoff());
    Pace pace = paces.getOrDefault(to.name(), new Pace(now));
    if (!own.over(now) || !pace.allows(now)) {
      return;
    }
    Letter letter = outbox.seal(waiting);
    Texts texts = new Texts(to.language(), gateway);
    Post.Mail mail =
        new Post.Mail(
            to.address(),
            letter.messageId(),
            texts.subject(letter),
            texts.body(letter),
            letter.created().toEpochMilli());
    try {
      connection.send(mail);
      pace.sent();
      own.succeeded();
      outbox.remove(letter);
      sent.incrementAndGet();
      lastSuccess = Optional.of(clock.now());
      trouble = Trouble.NONE;
    } catch (PostException e) {
      switch (e.kind()) {
        case LATER -> {
          own.failed(now, false);
          trouble(false, to.name() + ": " + e.getMessage(), e);
        }
        case NEVER -> {
          outbox.remove(letter);
          refused.incrementAndGet();
          trouble(true, to.name() + ": " + e.getMessage(), e);
          refusal.accept(to.name() + ": " + e.getMessage());
        }
        default -> throw e;
      }
    }
  }

  /** Says it once, not at every attempt. */
  private void trouble(boolean needsSomebody, String sentence, Exception cause) {
    if (!trouble.sentence().equals(sentence)) {
      LOG.warn("Mail: {}", sentence, cause);
    }
    trouble = new Trouble(needsSomebody, sentence);
  }

  /** Why nothing moves. Thread-safe. */
  public Trouble trouble() {
    String stored = unkept;
    return stored.isEmpty() ? trouble : new Trouble(true, stored);
  }

  /** Figures. Thread-safe. */
  public MailStatus status() {
    return new MailStatus(
        outbox.size(),
        sent.get(),
        refused.get(),
        outbox.dropped(),
        lastSuccess,
        trouble().sentence());
  }
}
