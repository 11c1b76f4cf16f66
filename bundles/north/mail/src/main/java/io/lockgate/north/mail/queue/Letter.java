// SPDX-License-Identifier: Apache-2.0
package io.lockgate.north.mail.queue;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * One mail to one recipient.
 *
 * @param number its place in the queue, rising
 * @param recipient name of the recipient
 * @param messageId the same at every attempt, so that a mailbox can tell a repetition
 * @param created when, wall time
 * @param upTo the newest event that has gone into it
 * @param lines what it says, at least one, at most {@link #MOST_LINES}
 * @param more events beyond these
 * @param sealed whether it was offered to a server: then it is never changed again
 */
public record Letter(
    long number,
    String recipient,
    String messageId,
    Instant created,
    long upTo,
    List<Line> lines,
    int more,
    boolean sealed) {
  /** Most events a mail lists. */
  public static final int MOST_LINES = 200;

  public Letter {
    lines = List.copyOf(lines);
  }

  /** This one with more to say; what finds no room is counted. */
  Letter with(List<Line> added) {
    List<Line> all = new ArrayList<>(lines);
    int room = Math.min(added.size(), MOST_LINES - lines.size());
    all.addAll(added.subList(0, room));
    long newest = added.get(added.size() - 1).sequence();
    return new Letter(
        number, recipient, messageId, created, newest, all, more + added.size() - room, sealed);
  }

  /** This one, as it goes out. */
  Letter seal() {
    return new Letter(number, recipient, messageId, created, upTo, lines, more, true);
  }
}
