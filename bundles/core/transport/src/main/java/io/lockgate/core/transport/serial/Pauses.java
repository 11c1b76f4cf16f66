// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.transport.serial;

/**
 * How long the port's thread may sleep before it looks again, in nanoseconds. Looks are what a slow line costs: so the
 * rest of a frame is waited for in one sleep, and the longer a reply is overdue, the rarer the looks (an eighth of the
 * time waited, so that a late look adds little). Pure, but for the timing it looks at.
 */
final class Pauses {
  private static final long SHORT = 200_000;
  private static final long MILLI = 1_000_000;
  private static final long LONG = 5 * MILLI;
  private static final long IDLE = 10 * MILLI;
  private static final long LATELY = 1_000 * MILLI;

  /** The first look for a reply can wait for so many characters: no reply is shorter. */
  private static final int REPLY_CHARACTERS = 3;

  /** More would not fit into the system's buffer. */
  private static final int MOST_CHARACTERS = 1024;

  private final LineTiming timing;
  private final long firstLooks;

  Pauses(LineTiming timing) {
    this.timing = timing;
    this.firstLooks = within(SHORT, REPLY_CHARACTERS * timing.character(), MILLI);
  }

  /** A frame of unknown length, or a disturbance, goes on. */
  long untilSilent(long now) {
    return within(SHORT, timing.lastHeard() + timing.silence() - now, MILLI);
  }

  /** So many bytes of a frame are missing. */
  long untilThere(long now, int missing) {
    int piece = Math.min(missing, MOST_CHARACTERS);
    long expected = timing.lastHeard() + piece * timing.character() - now;
    return expected > 0
        ? Math.max(SHORT, expected)
        : within(SHORT, (now - timing.lastHeard()) / 8, 2 * MILLI);
  }

  /** A request is being sent, or its reply is awaited. */
  long untilReply(long now) {
    long waited = now - timing.freeAt();
    return waited < 0 ? -waited : within(firstLooks, waited / 8, LONG);
  }

  /** A request waits for the gap. */
  long untilMaySend(long now) {
    return within(1, timing.maySendAt() - now, LONG);
  }

  /** Nothing is under way; a new request ends this pause. */
  long idle(long now) {
    return now - timing.lastHeard() < LATELY ? MILLI : IDLE;
  }

  private static long within(long least, long value, long most) {
    return Math.max(least, Math.min(value, most));
  }
}
