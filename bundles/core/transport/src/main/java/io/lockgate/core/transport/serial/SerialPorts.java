// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.transport.serial;

import io.lockgate.api.driver.Deadline;
import io.lockgate.api.driver.DriverException;
import io.lockgate.api.driver.SerialLine;
import io.lockgate.core.transport.frame.Link;
import io.lockgate.core.transport.net.Alarm;
import io.lockgate.core.transport.net.SelectorLoop;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The threads of all open ports. Thread-safe. */
public final class SerialPorts {
  private static final int STOP_MILLIS = 2_000;

  private final BusOwners owners;
  private final SelectorLoop loop;
  private final Set<BusThread> threads = ConcurrentHashMap.newKeySet();
  private volatile boolean stopping;

  /**
   * No port is open.
   *
   * @param loop its alarms watch over ports that do not open
   */
  public SerialPorts(BusOwners owners, SelectorLoop loop) {
    this.owners = owners;
    this.loop = loop;
  }

  /** A transport for a line. */
  public SerialTransport transport(SerialLine line, Link link) {
    return new SerialTransport(this, line, link);
  }

  /** A thread not yet started; null after the stop. */
  @Nullable BusThread thread(SerialLine line, Link link, Consumer<BusThread> gone) {
    BusThread made =
        new BusThread(
            owners,
            NativePort::open,
            line,
            link,
            loop.clock(),
            ended -> {
              threads.remove(ended);
              gone.accept(ended);
            });
    threads.add(made);
    if (stopping) {
      threads.remove(made);
      return null;
    }
    return made;
  }

  /** Has a thread give up when its port is not open in time. */
  void watch(BusThread opening, Deadline deadline) {
    Alarm alarm = now -> opening.giveUpOpening();
    loop.alarm(deadline.monotonicNanos(), alarm);
    opening.opened().whenComplete((opened, failure) -> loop.cancel(alarm));
  }

  /** Closes all ports; waits for each, for 2 seconds at most. */
  public void stop() {
    stopping = true;
    threads.forEach(each -> each.stop(new DriverException.Closed(false)));
    try {
      for (BusThread each : threads) {
        each.join(STOP_MILLIS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
