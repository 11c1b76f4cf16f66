// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.transport.serial;

import io.lockgate.api.driver.DriverException;
import io.lockgate.api.time.GatewayClock;
import io.lockgate.core.transport.frame.Exchange;
import io.lockgate.core.transport.frame.FrameCutter;
import io.lockgate.core.transport.frame.Link;
import java.nio.ByteBuffer;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * What is said and heard on an open port: one request at a time, the gap before each, the next one when the reply is
 * there or overdue. Each turn looks once at the port and then sleeps as long as nothing can happen. For the port's
 * thread.
 */
final class Talk {
  /** A frame of known length that stops so long in its middle has broken off. USB adapters pause up to 16 ms. */
  private static final long BROKEN_OFF = 50_000_000;

  /** The same while nothing is awaited: mostly a disturbance, for which nobody should wait long. */
  private static final long STRAY = 20_000_000;

  /** Most bytes given to the system at a time, so that its buffer never is full. */
  private static final int PIECE = 1024;

  /** Most reads in a turn, so that a babbling line cannot keep the thread from its other duties. */
  private static final int LOOKS = 16;

  private final Port port;
  private final LineTiming timing;
  private final Pauses pauses;
  private final Link link;
  private final Jobs jobs;
  private final GatewayClock clock;
  private final FrameCutter cutter;
  private @Nullable Exchange open;
  private boolean readingAway;

  Talk(Port port, LineTiming timing, Link link, Jobs jobs, GatewayClock clock) {
    this.port = port;
    this.timing = timing;
    this.pauses = new Pauses(timing);
    this.link = link;
    this.jobs = jobs;
    this.clock = clock;
    this.cutter = new FrameCutter(link);
  }

  /**
   * One turn.
   *
   * @throws DriverException.Lost the port is gone
   */
  void turn() throws DriverException.Lost {
    listen();
    long now = clock.monotonicNanos();
    judgeSilence(now);
    judgeDeadlines(now);
    if (open == null && !readingAway && cutter.isEmpty() && now - timing.maySendAt() >= 0) {
      say();
    }
    LockSupport.parkNanos(this, pause(clock.monotonicNanos()));
  }

  /** The exchange that waits for its reply; from now on it does not. */
  @Nullable Exchange takeOpen() {
    Exchange taken = open;
    open = null;
    jobs.lineIsFree();
    return taken;
  }

  private void listen() throws DriverException.Lost {
    boolean more = true;
    for (int looks = 0; more && looks < LOOKS; looks++) {
      ByteBuffer room = cutter.room();
      int count = port.read(room);
      more = count == room.remaining();
      if (count > 0) {
        heard(count);
      }
    }
  }

  private void heard(int count) {
    timing.heard(clock.monotonicNanos());
    if (readingAway) {
      return;
    }
    cutter.received(count);
    try {
      for (ByteBuffer frame = cutter.next(); frame != null; frame = cutter.next()) {
        received(frame);
      }
    } catch (DriverException.Damaged e) {
      damaged(e);
    }
  }

  private void received(ByteBuffer frame) {
    link.show(false, frame);
    Exchange waiting = open;
    if (waiting != null && link.accepts(waiting, frame)) {
      takeOpen();
      waiting.complete(frame);
    } else {
      link.unrequested(frame);
    }
  }

  private void damaged(DriverException.Damaged why) {
    link.damaged(why);
    cutter.clear();
    readingAway = true;
    Exchange waiting = takeOpen();
    if (waiting != null) {
      waiting.fail(why);
    }
  }

  private void judgeSilence(long now) {
    long silent = now - timing.lastHeard();
    if (readingAway) {
      readingAway = silent < timing.silence();
    } else if (cutter.endsWithSilence()) {
      if (silent >= timing.silence()) {
        received(cutter.takeAll());
      }
    } else if (!cutter.isEmpty() && silent >= (open == null ? STRAY : BROKEN_OFF)) {
      damaged(new DriverException.Damaged("the frame broke off"));
    }
  }

  private void judgeDeadlines(long now) {
    Exchange waiting = open;
    if (waiting != null && waiting.deadline() - now <= 0) {
      takeOpen();
      waiting.fail(link.timedOut());
    }
    for (Jobs.Job due : jobs.takeDue(now)) {
      due.exchange().fail(new DriverException.Expired());
    }
  }

  private void say() throws DriverException.Lost {
    Jobs.Job job = jobs.next();
    if (job == null) {
      return;
    }
    open = job.exchange();
    link.show(true, job.frame());
    ByteBuffer rest = job.frame();
    while (rest.hasRemaining()) {
      int taken = port.write(rest, PIECE);
      timing.sent(clock.monotonicNanos(), taken);
      letDrain(rest.hasRemaining());
    }
    if (job.exchange().hasNoReply()) {
      takeOpen();
      job.exchange().complete();
    }
  }

  /** Before the next piece, waits until half of the one before is on the line. */
  private void letDrain(boolean more) {
    long until = timing.freeAt() - PIECE / 2L * timing.character();
    for (long now = clock.monotonicNanos(); more && until - now > 0; now = clock.monotonicNanos()) {
      LockSupport.parkNanos(this, until - now);
    }
  }

  private long pause(long now) {
    Exchange waiting = open;
    if (readingAway || cutter.endsWithSilence()) {
      return pauses.untilSilent(now);
    }
    if (!cutter.isEmpty()) {
      return pauses.untilThere(now, cutter.missing());
    }
    if (waiting != null) {
      return Math.min(pauses.untilReply(now), Math.max(1, waiting.deadline() - now));
    }
    return jobs.isEmpty() ? pauses.idle(now) : pauses.untilMaySend(now);
  }
}
