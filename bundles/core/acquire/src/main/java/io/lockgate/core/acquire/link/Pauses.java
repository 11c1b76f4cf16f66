// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.acquire.link;

import io.lockgate.api.driver.DriverException;
import io.lockgate.api.time.GatewayClock;
import io.lockgate.core.acquire.time.Alarms;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;

/** Lets time pass for one opening of a link, on the engine's timer: no thread waits. Thread-safe. */
final class Pauses {
  private final GatewayClock clock;
  private final Alarms alarms;
  private final Set<Pause> pending = ConcurrentHashMap.newKeySet();
  private volatile boolean closed;

  /** One of them; each is itself only. */
  private static final class Pause {
    private final CompletableFuture<Void> over = new CompletableFuture<>();

    void end() {
      over.completeExceptionally(new DriverException.Closed(false));
    }
  }

  Pauses(GatewayClock clock, Alarms alarms) {
    this.clock = clock;
    this.alarms = alarms;
  }

  /** Completes after that time, on the timer's thread; not rounded, since pauses between requests are short. */
  CompletionStage<Void> pause(Duration time) {
    Pause pause = new Pause();
    pending.add(pause);
    Alarms.Alarm alarm = alarms.alarm(() -> pause.over.complete(null));
    pause.over.whenComplete(
        (nothing, thrown) -> {
          pending.remove(pause);
          alarm.cancel();
        });
    alarm.setExactly(clock.monotonicNanos() + time.toNanos());
    if (closed) {
      pause.end();
    }
    return pause.over;
  }

  /** All fail, now and from now on. */
  void close() {
    closed = true;
    List.copyOf(pending).forEach(Pause::end);
  }
}
