// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.point.write;

import io.lockgate.api.model.PointModel;
import io.lockgate.api.model.WriteRule;
import io.lockgate.api.point.WriteGate;
import io.lockgate.api.point.WriteOutcome;
import io.lockgate.api.point.WriteOutcome.Reason;
import io.lockgate.api.point.WriteOutcome.Refused;
import io.lockgate.api.point.WriteRequest;
import io.lockgate.api.security.AuditEvent;
import io.lockgate.api.security.AuditEvent.Category;
import io.lockgate.api.security.AuditLog;
import io.lockgate.api.time.GatewayClock;
import io.lockgate.core.point.PointTimer;
import io.lockgate.core.point.table.PointTable;
import io.lockgate.core.point.table.Slot;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Checks, sends, records. Thread-safe; nothing blocks. At most {@link #MOST_WAITING} writes are on their way at a time.
 * What follows an outcome runs on the thread that brought it: that of a transport, of the timer, or the caller's.
 */
@Component(immediate = true)
public final class GuardedWriteGate implements WriteGate {
  /** Most writes on their way. */
  static final int MOST_WAITING = 1_000;

  private static final Logger LOG = LoggerFactory.getLogger(GuardedWriteGate.class);

  /** Longest text of a value in the audit. */
  private static final int SHOWN = 100;

  private final Permit permit;
  private final PointTable table;
  private final AuditLog audit;
  private final GatewayClock clock;
  private final PointTimer timer;
  private final Semaphore places = new Semaphore(MOST_WAITING);
  private final Set<Ticket> open = ConcurrentHashMap.newKeySet();
  private volatile boolean stopped;

  @Activate
  public GuardedWriteGate(
      @Reference Permit permit,
      @Reference PointTable table,
      @Reference AuditLog audit,
      @Reference GatewayClock clock,
      @Reference PointTimer timer) {
    this.permit = permit;
    this.table = table;
    this.audit = audit;
    this.clock = clock;
    this.timer = timer;
  }

  /** Whatever is on its way ends with what is known now. */
  @Deactivate
  void stop() {
    stopped = true;
    open.forEach(Ticket::end);
  }

  @Override
  public CompletionStage<WriteOutcome> write(WriteRequest request) {
    CompletableFuture<WriteOutcome> outcome = new CompletableFuture<>();
    Slot slot = table.find(request.point());
    Optional<Refused> refusal = permit.refusal(request.by()).or(() -> refusal(request, slot));
    if (refusal.isPresent() || slot == null) {
      finish(request, refusal.orElseThrow(), outcome);
    } else if (!places.tryAcquire()) {
      String detail = MOST_WAITING + " writes wait already";
      finish(request, new Refused(Reason.BUSY, detail), outcome);
    } else {
      send(request, slot.known(), outcome);
    }
    return outcome.minimalCompletionStage();
  }

  private static Optional<Refused> refusal(WriteRequest request, @Nullable Slot slot) {
    if (slot == null) {
      return refused(Reason.NO_SUCH_POINT, "there is no point " + request.point());
    }
    PointModel model = slot.known().entry().model();
    WriteRule rule = model.write();
    if (!rule.allowed()) {
      return refused(Reason.READ_ONLY, request.point() + " is read only");
    }
    if (!Fit.fits(model, request.value())) {
      return refused(
          Reason.WRONG_TYPE,
          request.point() + " is " + model.type() + " and cannot hold this value");
    }
    double number = request.value().asDouble(Double.NaN);
    if (model.type().isNumber() && !rule.limits().contains(number)) {
      return refused(
          Reason.OUT_OF_LIMITS,
          "outside " + rule.limits().low() + " to " + rule.limits().high() + " " + model.unit());
    }
    return Optional.empty();
  }

  private static Optional<Refused> refused(Reason reason, String detail) {
    return Optional.of(new Refused(reason, detail));
  }

  private void send(
      WriteRequest request, Slot.Known point, CompletableFuture<WriteOutcome> outcome) {
    Ticket ticket = new Ticket(request, point, timer, clock);
    open.add(ticket);
    Future<?> end = timer.after(request.within(), ticket::end);
    ticket
        .outcome()
        .thenAccept(
            decided -> {
              end.cancel(false);
              open.remove(ticket);
              places.release();
              finish(request, decided, outcome);
            });
    if (stopped) {
      ticket.end();
    }
    ticket.send();
  }

  private void finish(
      WriteRequest request, WriteOutcome decided, CompletableFuture<WriteOutcome> outcome) {
    String value = request.value().text();
    String shown = value.length() > SHOWN ? value.substring(0, SHOWN) + "…" : value;
    AuditEvent event =
        AuditEvent.by(
            request.by(),
            Category.FIELD,
            "POINT_WRITE",
            request.point().toString(),
            Outcomes.result(decided),
            shown + ", priority " + request.priority() + ": " + decided.sentence());
    audit
        .append(event)
        .whenComplete(
            (sequence, failure) -> {
              if (failure != null) {
                LOG.error("a write to {} could not be recorded", request.point(), failure);
              }
            });
    outcome.complete(decided);
  }
}
