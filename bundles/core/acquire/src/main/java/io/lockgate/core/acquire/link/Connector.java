// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.acquire.link;

import io.lockgate.api.driver.Deadline;
import io.lockgate.api.driver.DriverException;
import io.lockgate.api.driver.Link;
import io.lockgate.core.acquire.time.Alarms;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a link connected. After a loss it connects again at once, then with growing pauses until an exchange has been
 * answered: a connection that only opens is not yet a success. One thread at a time.
 */
final class Connector {
  private static final long SHORTEST_TIMEOUT = TimeUnit.SECONDS.toNanos(1);

  private final LinkWork unit;
  private final Alarms.Alarm alarm;
  private final BackOff backOff = new BackOff();
  private Phase phase = Phase.OFF;
  private boolean proven = true;
  private long upSince;

  private enum Phase {
    /** Nothing to connect. */
    OFF,
    /** To be connected as soon as nothing runs on the link. */
    DUE,
    CONNECTING,
    UP,
    /** Until the next attempt. */
    PAUSE
  }

  Connector(LinkWork unit, Alarms alarms) {
    this.unit = unit;
    alarm = alarms.alarm(() -> unit.mailbox().post(this::again));
  }

  boolean isUp() {
    return phase == Phase.UP;
  }

  boolean isDue() {
    return phase == Phase.DUE;
  }

  /** Since when it has been connected. */
  long upSince() {
    return upSince;
  }

  /** To be connected now. */
  void connect() {
    alarm.cancel();
    phase = Phase.DUE;
  }

  /** The session is being closed; what is under way does not count. */
  void abandon() {
    alarm.cancel();
    phase = Phase.OFF;
  }

  /** Not to be connected. */
  void off() {
    abandon();
    backOff.reset();
    proven = true;
  }

  /** An attempt has failed, of whatever kind; the next one comes later. */
  void pause() {
    phase = Phase.PAUSE;
    alarm.set(unit.now() + backOff.next());
  }

  /** The connection is gone. */
  void lost() {
    if (proven) {
      proven = false;
      phase = Phase.DUE;
    } else {
      pause();
    }
  }

  /** Somebody at the other side has answered. */
  void answered() {
    proven = true;
    backOff.reset();
  }

  private void again() {
    if (phase == Phase.PAUSE) {
      phase = Phase.DUE;
      unit.tryAgain();
    }
  }

  /** The attempt that is due. */
  Exchange<Void> attempt() {
    phase = Phase.CONNECTING;
    return new Attempt();
  }

  private final class Attempt extends Exchange<Void> {
    @Override
    long timeout(long now) {
      return Math.max(SHORTEST_TIMEOUT, unit.timeout());
    }

    @Override
    CompletionStage<Void> begin(Link link, Deadline deadline) {
      return link.connect(deadline);
    }

    @Override
    void done(@Nullable Void nothing) {
      if (phase == Phase.CONNECTING) {
        phase = Phase.UP;
        upSince = unit.now();
        unit.connected();
      }
    }

    @Override
    void failed(DriverException why) {
      if (phase == Phase.CONNECTING) {
        pause();
        unit.notConnected(why);
      }
    }

    @Override
    boolean needsConnection() {
      return false;
    }
  }
}
