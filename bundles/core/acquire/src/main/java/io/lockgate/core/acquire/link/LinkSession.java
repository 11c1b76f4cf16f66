// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.acquire.link;

import io.lockgate.api.driver.Capability;
import io.lockgate.api.driver.Deadline;
import io.lockgate.api.driver.Driver;
import io.lockgate.api.driver.DriverException;
import io.lockgate.api.driver.Link;
import io.lockgate.api.time.GatewayClock;
import io.lockgate.core.acquire.queue.Mailbox;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * An open link of a driver: begins exchanges on it, at most as many at a time as it allows, and brings their ends back to
 * the link's worker. One thread at a time.
 */
final class LinkSession {
  private final GatewayClock clock;
  private final Mailbox mailbox;
  private final Defects defects;
  private final Ends ends;
  private final Driver driver;
  private final Set<Capability> capabilities;
  private final Link link;
  private final GivenContext context;
  private final int maxInFlight;
  private final List<Running<?>> running = new ArrayList<>();

  /** Hears how exchanges end. */
  interface Ends {
    /** One is over; it has been told. */
    void over(Exchange<?> exchange, @Nullable DriverException failure);
  }

  /** An exchange that has begun; each is itself only. */
  private static final class Running<T> {
    private final Exchange<T> exchange;
    private final long overdueAt;

    Running(Exchange<T> exchange, long overdueAt) {
      this.exchange = exchange;
      this.overdueAt = overdueAt;
    }
  }

  private LinkSession(
      LinkWork unit, Driver driver, Link link, GivenContext context, Defects defects) {
    this.clock = context.clock();
    this.mailbox = unit.mailbox();
    this.ends = unit::over;
    this.driver = driver;
    this.link = link;
    this.context = context;
    this.defects = defects;
    capabilities = Set.copyOf(driver.capabilities());
    maxInFlight = Math.max(1, link.maxInFlight());
  }

  /**
   * Opens a link, not yet connected.
   *
   * @throws DriverException the driver refuses, or is defective
   */
  static LinkSession open(
      LinkWork unit, Driver driver, LinkDefinition definition, FieldServices services)
      throws DriverException {
    GivenContext context = new GivenContext(definition.spec().id(), services, unit::lost);
    Link link = null;
    try {
      link = driver.open(definition.spec(), context);
      return new LinkSession(unit, driver, link, context, unit.defects());
    } catch (RuntimeException | DriverException thrown) {
      context.close();
      if (link != null) {
        link.close();
      }
      throw unit.defects().in(thrown);
    }
  }

  Driver driver() {
    return driver;
  }

  Link link() {
    return link;
  }

  boolean can(Capability capability) {
    return capabilities.contains(capability);
  }

  boolean is(GivenContext other) {
    return context == other;
  }

  boolean isStuck() {
    return context.isStuck();
  }

  boolean idle() {
    return running.isEmpty();
  }

  int width() {
    return maxInFlight;
  }

  boolean hasRoom() {
    return running.size() < maxInFlight;
  }

  /** Begins it; its end comes later, never before this returns. */
  <T> void start(Exchange<T> exchange) {
    long now = clock.monotonicNanos();
    long deadline = now + exchange.timeout(now);
    exchange.startedAt(now);
    Running<T> run = new Running<>(exchange, deadline + Timeouts.GRACE);
    running.add(run);
    try {
      CompletionStage<T> stage = exchange.begin(link, new Deadline(deadline));
      Objects.requireNonNull(stage, "a stage")
          .whenComplete((result, thrown) -> mailbox.post(() -> end(run, result, thrown)));
    } catch (DriverException | RuntimeException | Error thrown) {
      mailbox.post(() -> end(run, null, thrown));
    }
  }

  private <T> void end(Running<T> run, @Nullable T result, @Nullable Throwable thrown) {
    if (running.remove(run)) {
      ends.over(run.exchange, outcome(run.exchange, result, thrown));
    }
  }

  private <T> @Nullable DriverException outcome(
      Exchange<T> exchange, @Nullable T result, @Nullable Throwable thrown) {
    DriverException failure = thrown == null ? null : defects.in(thrown);
    if (failure == null) {
      try {
        exchange.done(result);
      } catch (DriverException refused) {
        failure = refused;
      } catch (RuntimeException defect) {
        failure = defects.in(defect);
      }
    }
    if (failure != null) {
      exchange.failed(failure);
    }
    return failure;
  }

  /** Whether a stage is open though its time and the grace are over: the driver is defective. */
  boolean isOverdue(long now) {
    return running.stream().anyMatch(run -> run.overdueAt <= now);
  }

  /** When to look for what is overdue; {@code now} plus the grace when nothing runs. */
  long nextOverdue(long now) {
    return running.stream().mapToLong(run -> run.overdueAt).min().orElse(now + Timeouts.GRACE);
  }

  /** Ends the link; what is open fails with Closed now, whatever becomes of its stage. */
  void close() {
    context.close();
    try {
      link.close();
    } catch (RuntimeException defect) {
      defects.report(defect);
    }
    List<Running<?>> open = List.copyOf(running);
    running.clear();
    open.forEach(run -> run.exchange.failed(new DriverException.Closed(true)));
  }
}
