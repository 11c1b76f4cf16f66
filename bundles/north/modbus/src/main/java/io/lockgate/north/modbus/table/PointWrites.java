// SPDX-License-Identifier: Apache-2.0
package io.lockgate.north.modbus.table;

import io.lockgate.api.driver.PointDirectory;
import io.lockgate.api.point.Value;
import io.lockgate.api.point.WriteGate;
import io.lockgate.api.point.WriteOutcome;
import io.lockgate.api.point.WriteRequest;
import io.lockgate.api.security.Identity;
import io.lockgate.api.security.Role;
import io.lockgate.codec.modbus.ExceptionCode;
import io.lockgate.codec.modbus.Octets;
import io.lockgate.codec.modbus.Pdu;
import io.lockgate.codec.modbus.Request;
import io.lockgate.north.modbus.unit.Caller;
import io.lockgate.north.modbus.unit.Later;
import io.lockgate.north.modbus.unit.Unit;
import io.lockgate.north.modbus.unit.WritePermit;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes mapped points through the write gate, which authorises, checks and audits. Several points of one request are
 * written one after the other; the first that fails ends it.
 */
public final class PointWrites {
  private static final Logger LOG = LoggerFactory.getLogger(PointWrites.class);

  /** A client of the Modbus server; the protocol knows no users. */
  private static final Identity CLIENT = new Identity("modbus-client", Role.OPERATOR, "modbus");

  private final Supplier<@Nullable WriteGate> gate;
  private final Supplier<@Nullable PointDirectory> directory;
  private final Supplier<Duration> within;
  private final WritePermit permit;

  /**
   * Through what is there at each request; null while it is not.
   *
   * @param within time in which a write must be done
   */
  public PointWrites(
      Supplier<@Nullable WriteGate> gate,
      Supplier<@Nullable PointDirectory> directory,
      Supplier<Duration> within,
      WritePermit permit) {
    this.gate = gate;
    this.directory = directory;
    this.within = within;
    this.permit = permit;
  }

  Unit.Answer write(
      Request request,
      List<MappedPoint> points,
      Octets registers,
      Pdu done,
      ByteBuffer reply,
      Caller caller) {
    int function = request.function();
    if (!permit.allows(request, caller)) {
      return Unit.refuse(function, ExceptionCode.ILLEGAL_FUNCTION, reply);
    }
    if (points.isEmpty()) {
      return Unit.refuse(function, ExceptionCode.ILLEGAL_DATA_ADDRESS, reply);
    }
    List<WriteRequest> writes = plan(points, registers);
    if (writes.size() < points.size()) {
      return Unit.refuse(function, ExceptionCode.ILLEGAL_DATA_VALUE, reply);
    }
    WriteGate present = gate.get();
    if (present == null) {
      return Unit.refuse(function, ExceptionCode.SERVER_DEVICE_FAILURE, reply);
    }
    Later later = caller.later(function);
    if (later == null) {
      return Unit.refuse(function, ExceptionCode.SERVER_DEVICE_BUSY, reply);
    }
    oneAfterTheOther(present, writes)
        .exceptionally(PointWrites::defect)
        .thenAccept(failure -> settle(later, done, failure));
    return Unit.Answer.LATER;
  }

  /** One write a point; shorter than the points when a value is no number. */
  private List<WriteRequest> plan(List<MappedPoint> points, Octets registers) {
    List<WriteRequest> writes = new ArrayList<>();
    int first = points.get(0).start();
    for (MappedPoint point : points) {
      Value value = point.type().take(registers, point.start() - first, point.order());
      if (value.isMissing()) {
        return writes;
      }
      WriteRequest write = WriteRequest.automatic(CLIENT, point.point(), value, within.get());
      writes.add(readsBack(point) ? write : write.expecting(Value.missing()));
    }
    return writes;
  }

  private boolean readsBack(MappedPoint point) {
    PointDirectory known = directory.get();
    return known != null
        && known.find(point.point()).map(entry -> entry.model().write().readBack()).orElse(false);
  }

  private static CompletionStage<Optional<ExceptionCode>> oneAfterTheOther(
      WriteGate gate, List<WriteRequest> writes) {
    CompletionStage<Optional<ExceptionCode>> all =
        CompletableFuture.completedFuture(Optional.empty());
    for (WriteRequest write : writes) {
      all =
          all.thenCompose(
              failure ->
                  failure.isPresent()
                      ? CompletableFuture.completedFuture(failure)
                      : gate.write(write).thenApply(PointWrites::failure));
    }
    return all;
  }

  /** The gate never fails; whatever it was, the client must hear of it. */
  private static Optional<ExceptionCode> defect(Throwable cause) {
    LOG.error("a write came to no outcome", cause);
    return Optional.of(ExceptionCode.SERVER_DEVICE_FAILURE);
  }

  private static void settle(Later later, Pdu done, Optional<ExceptionCode> failure) {
    failure.ifPresentOrElse(later::fail, () -> later.reply(done.toBuffer()));
  }

  private static Optional<ExceptionCode> failure(WriteOutcome outcome) {
    if (outcome instanceof WriteOutcome.Confirmed || outcome instanceof WriteOutcome.Accepted) {
      return Optional.empty();
    }
    if (outcome instanceof WriteOutcome.Rejected rejected) {
      return Optional.of(
          ExceptionCode.of(rejected.code()).orElse(ExceptionCode.SERVER_DEVICE_FAILURE));
    }
    if (outcome instanceof WriteOutcome.Refused refused) {
      return Optional.of(
          switch (refused.reason()) {
            case NOT_ALLOWED -> ExceptionCode.ILLEGAL_FUNCTION;
            case NO_SUCH_POINT, READ_ONLY -> ExceptionCode.ILLEGAL_DATA_ADDRESS;
            case WRONG_TYPE, OUT_OF_LIMITS -> ExceptionCode.ILLEGAL_DATA_VALUE;
            case NOT_CONNECTED -> ExceptionCode.GATEWAY_TARGET_FAILED;
            case BUSY, EXPIRED -> ExceptionCode.SERVER_DEVICE_BUSY;
            case NOT_MAIN -> ExceptionCode.SERVER_DEVICE_FAILURE;
          });
    }
    return Optional.of(ExceptionCode.SERVER_DEVICE_FAILURE);
  }
}
