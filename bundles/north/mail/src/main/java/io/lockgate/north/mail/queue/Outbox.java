// SPDX-License-Identifier: Apache-2.0
package io.lockgate.north.mail.queue;

import io.lockgate.api.store.StateStore;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Mails that wait, one value of the state store each, and the place in the journal up to which they were made. Few events
 * are a mail each; when more than {@link #FEW} mails of a recipient wait, further events gather in the newest that was not
 * yet offered: a digest. Bounded: the oldest is dropped and counted. For one thread, but for the figures.
 */
public final class Outbox {
  /** So many mails of a recipient may wait before events gather. */
  public static final int FEW = 5;

  /** Most mails that wait. */
  static final int MOST = 200;

  private static final Logger LOG = LoggerFactory.getLogger(Outbox.class);
  private static final String FOLDER = "mail/queue/";
  private static final String PLACE = "mail/place";
  private static final String STANDING = "mail/standing";

  private final StateStore store;
  private final String domain;
  private final TreeMap<Long, Letter> letters = new TreeMap<>();
  private final AtomicLong next = new AtomicLong(1);
  private volatile int size;
  private final AtomicLong dropped = new AtomicLong();

  /**
   * Opens what there is; a damaged mail is passed over and said so.
   *
   * @param domain right side of the identifiers of mails
   * @throws IOException the store cannot be read
   */
  public Outbox(StateStore store, String domain) throws IOException {
    this.store = store;
    this.domain = domain;
    for (String name : store.list(FOLDER)) {
      after(Long.parseLong(name.substring(FOLDER.length())));
      try {
        Letter letter = LetterCodec.of(store.read(name).orElse(new byte[0]));
        letters.put(letter.number(), letter);
      } catch (IOException e) {
        LOG.error("A mail that waited is lost: {}", name, e);
        store.delete(name);
      }
    }
    size = letters.size();
  }

  /** Up to which event mails were made; empty before the first. */
  public Optional<Long> place() throws IOException {
    return number(PLACE);
  }

  /** Mails were made up to this event. */
  public void place(long sequence) throws IOException {
    store.write(PLACE, Long.toString(sequence).getBytes(StandardCharsets.US_ASCII));
  }

  /** Up to which event alarms that stand are still to be told; empty once they were, or were never to be. */
  public Optional<Long> standing() throws IOException {
    return number(STANDING);
  }

  /** Alarms that stand since this event or before are to be told. */
  public void standing(long sequence) throws IOException {
    store.write(STANDING, Long.toString(sequence).getBytes(StandardCharsets.US_ASCII));
  }

  /** They were. */
  public void standingTold() throws IOException {
    store.delete(STANDING);
  }

  private Optional<Long> number(String name) throws IOException {
    return store
        .read(name)
        .map(bytes -> Long.parseLong(new String(bytes, StandardCharsets.US_ASCII)));
  }

  /** The newest event that waits for a recipient, 0 for none. */
  public long upTo(String recipient) {
    return letters.values().stream()
        .filter(letter -> letter.recipient().equals(recipient))
        .mapToLong(Letter::upTo)
        .max()
        .orElse(0);
  }

  /** Events for a recipient, in order, at least one; durable on return. */
  public void add(String recipient, List<Line> lines, Instant now) throws IOException {
    List<Letter> waiting =
        letters.values().stream().filter(each -> each.recipient().equals(recipient)).toList();
    if (waiting.size() + lines.size() <= FEW) {
      for (Line line : lines) {
        put(fresh(recipient, now, line.sequence()).with(List.of(line)));
      }
      return;
    }
    Letter newest = waiting.isEmpty() ? null : waiting.get(waiting.size() - 1);
    Letter open =
        newest == null || newest.sealed() ? fresh(recipient, now, lines.get(0).sequence()) : newest;
    put(open.with(lines));
  }

  private void after(long number) {
    next.accumulateAndGet(number + 1, Math::max);
  }

  private Letter fresh(String recipient, Instant now, long upTo) {
    String messageId = "<" + UUID.randomUUID() + "@" + domain + ">";
    return new Letter(next.get(), recipient, messageId, now, upTo, List.of(), 0, false);
  }

  private void put(Letter letter) throws IOException {
    store.write(name(letter.number()), LetterCodec.bytes(letter));
    letters.put(letter.number(), letter);
    after(letter.number());
    while (letters.size() > MOST) {
      dropped.incrementAndGet();
      remove(letters.firstEntry().getValue());
      LOG.warn("Too many mails wait; the oldest is given up");
    }
    size = letters.size();
  }

  /** All that wait, the oldest first. */
  public List<Letter> waiting() {
    return new ArrayList<>(letters.values());
  }

  /** It is about to be offered to a server, as it is now; durable on return. */
  public Letter seal(Letter letter) throws IOException {
    if (letter.sealed()) {
      return letter;
    }
    put(letter.seal());
    return letter.seal();
  }

  /** It was taken, or never will be. */
  public void remove(Letter letter) throws IOException {
    store.delete(name(letter.number()));
    letters.remove(letter.number());
    size = letters.size();
  }

  /** How many wait. Thread-safe. */
  public int size() {
    return size;
  }

  /** How many were given up since the start. Thread-safe. */
  public long dropped() {
    return dropped.get();
  }

  private static String name(long number) {
    return FOLDER + "%019d".formatted(number);
  }
}
