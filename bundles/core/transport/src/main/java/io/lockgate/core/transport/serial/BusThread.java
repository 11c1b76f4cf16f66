// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.transport.serial;

import io.lockgate.api.driver.DriverException;
import io.lockgate.api.driver.SerialLine;
import io.lockgate.api.driver.Transports;
import io.lockgate.api.time.GatewayClock;
import io.lockgate.core.transport.frame.Exchange;
import io.lockgate.core.transport.frame.Link;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The thread of one opened port, from connect until close or loss: it alone opens, reads, writes and closes. All stages
 * complete on it.
 */
final class BusThread implements Runnable {
  private final BusOwners owners;
  private final Port.Opener opener;
  private final SerialLine line;
  private final Link link;
  private final GatewayClock clock;
  private final Consumer<BusThread> gone;
  private final Jobs jobs = new Jobs();
  private final CompletableFuture<Void> opened = new CompletableFuture<>();
  private final Thread thread;
  private @Nullable Talk talk;
  private volatile BusOwners.@Nullable Leaving claim;
  private volatile boolean works;
  private volatile @Nullable DriverException stop;

  /**
   * A thread not yet started.
   *
   * @param gone told when the bus has been given back, before anything fails
   */
  BusThread(
      BusOwners owners,
      Port.Opener opener,
      SerialLine line,
      Link link,
      GatewayClock clock,
      Consumer<BusThread> gone) {
    this.owners = owners;
    this.opener = opener;
    this.line = line;
    this.link = link;
    this.clock = clock;
    this.gone = gone;
    thread = new Thread(this, "lockgate-serial-" + link.owner());
    thread.setDaemon(true);
  }

  void start() {
    thread.start();
  }

  CompletionStage<Void> opened() {
    return opened;
  }

  boolean works() {
    return works;
  }

  Jobs.Answer offer(Jobs.Job job) {
    Jobs.Answer answer = works ? jobs.offer(job) : Jobs.Answer.CLOSED;
    LockSupport.unpark(thread);
    return answer;
  }

  /** Has it end soon; the first reason counts. */
  void stop(DriverException why) {
    if (stop == null) {
      stop = why;
    }
    works = false;
    leaveSoon();
    LockSupport.unpark(thread);
  }

  private void leaveSoon() {
    BusOwners.Leaving its = claim;
    if (its != null) {
      its.soon();
    }
  }

  /** The deadline of the opening has passed; the system may still be at it. */
  void giveUpOpening() {
    if (!opened.isDone()) {
      DriverException late =
          new DriverException.TimedOut(link.peer() + " could not be opened in time");
      stop(late);
      opened.completeExceptionally(late);
    }
  }

  /**
   * Whether it has been open and now is not, or has failed, and its end is near. Asked in this order, since it works
   * before it is known to be open.
   */
  boolean isEnding() {
    return opened.isDone() && !works;
  }

  /** Waits until it has ended. */
  void join(long millis) throws InterruptedException {
    if (Thread.currentThread() != thread) {
      thread.join(millis);
    }
  }

  @Override
  public void run() {
    boolean wasOpen = false;
    DriverException cause;
    try (Held held = hold()) {
      wasOpen = stop == null;
      cause = serve(held.port);
    } catch (DriverException e) {
      cause = e;
    } catch (RuntimeException e) {
      link.defect(e);
      cause = new DriverException.Lost("defect of the transport to " + link.peer(), e);
    }
    works = false;
    gone.accept(this);
    fail(cause);
    if (wasOpen && !(cause instanceof DriverException.Closed)) {
      link.lost(cause);
    }
  }

  /** The port, and the bus it lies on; given back in this order. */
  private record Held(Transports.Claim claim, Port port) implements AutoCloseable {
    @Override
    public void close() {
      try {
        port.close();
      } finally {
        claim.close();
      }
    }
  }

  private Held hold() throws DriverException {
    Path real = BusOwners.real(line.port());
    Path asked = Path.of(line.port());
    BusOwners.Leaving taken = owners.claimSoon(link.owner(), asked, real, () -> stop == null);
    claim = taken;
    if (stop != null) {
      taken.soon();
    }
    boolean done = false;
    try {
      Port port = opener.open(real, line);
      done = true;
      return new Held(taken, port);
    } finally {
      if (!done) {
        taken.close();
      }
    }
  }

  /** Serves until it is stopped or the port is gone; says why. */
  private DriverException serve(Port port) {
    Talk begun = new Talk(port, new LineTiming(line, clock.monotonicNanos()), link, jobs, clock);
    talk = begun;
    works = stop == null;
    if (works && !opened.complete(null)) {
      works = false;
    }
    try {
      DriverException why = stop;
      while (why == null) {
        begun.turn();
        why = stop;
      }
      return why;
    } catch (DriverException.Lost e) {
      return e;
    }
  }

  private void fail(DriverException cause) {
    boolean closed = cause instanceof DriverException.Closed;
    opened.completeExceptionally(closed ? new DriverException.Closed(false) : cause);
    Exchange open = talk == null ? null : talk.takeOpen();
    if (open != null) {
      open.fail(closed ? new DriverException.Closed(true) : cause);
    }
    for (Jobs.Job job : jobs.close()) {
      job.exchange()
          .fail(
              closed
                  ? new DriverException.Closed(false)
                  : new DriverException.NotConnected(link.peer() + " is gone", cause));
    }
  }
}
