// SPDX-License-Identifier: Apache-2.0
package io.lockgate.north.modbus.route;

import io.lockgate.api.driver.PassThrough;
import io.lockgate.api.time.GatewayClock;
import io.lockgate.codec.modbus.ExceptionCode;
import io.lockgate.north.modbus.unit.Caller;
import io.lockgate.north.modbus.unit.Counters;
import io.lockgate.north.modbus.unit.Counters.Event;
import io.lockgate.north.modbus.unit.Later;
import io.lockgate.north.modbus.unit.Unit;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Passes requests down a route, unchanged, and the replies back. */
final class RoutedUnit implements Unit {
  private final Route route;
  private final Field field;
  private final FieldAudit audit;
  private final Counters counters;
  private final GatewayClock clock;

  RoutedUnit(Route route, Field field, FieldAudit audit, Counters counters, GatewayClock clock) {
    this.route = route;
    this.field = field;
    this.audit = audit;
    this.counters = counters;
    this.clock = clock;
  }

  Route route() {
    return route;
  }

  @Override
  public Answer answer(ByteBuffer request, ByteBuffer reply, Caller caller) {
    int function = request.get(request.position()) & 0xFF;
    if (!admits(caller.address())) {
      counters.count(Event.REFUSED);
      audit.refused(route.name(), caller.source(), "not on the list of sources");
      return Unit.refuse(function, ExceptionCode.GATEWAY_PATH_UNAVAILABLE, reply);
    }
    boolean broadcast = route.unit() == Route.BROADCAST;
    if (broadcast && !Admission.broadcasts(request)) {
      return Unit.refuse(function, ExceptionCode.GATEWAY_PATH_UNAVAILABLE, reply);
    }
    Admission.Verdict verdict = Admission.of(request, route.readOnly(), field.commissioned());
    if (verdict instanceof Admission.Verdict.Refused refused) {
      counters.count(Event.REFUSED);
      audit.refused(route.name(), caller.source(), refused.words());
      return Unit.refuse(function, refused.code(), reply);
    }
    PassThrough path = field.passThrough();
    if (path == null) {
      return Unit.refuse(function, ExceptionCode.GATEWAY_PATH_UNAVAILABLE, reply);
    }
    Later later = caller.later(function);
    if (later == null) {
      return Unit.refuse(function, ExceptionCode.SERVER_DEVICE_BUSY, reply);
    }
    if (verdict instanceof Admission.Verdict.Writes writes) {
      audit.passed(route.name(), caller.source(), writes.words());
    }
    pass(path, request, caller, broadcast ? new Unanswered(later) : later);
    return broadcast ? Answer.NEVER : Answer.LATER;
  }

  /** A serial line has no address and is allowed where everyone is. */
  private boolean admits(@Nullable InetAddress from) {
    return route.sources().isEmpty() || (from != null && route.sources().holds(from));
  }

  private void pass(PassThrough path, ByteBuffer request, Caller caller, Later later) {
    Duration time = field.timeToLive();
    long began = clock.monotonicNanos();
    ByteBuffer copy = ByteBuffer.allocate(request.remaining()).put(request.duplicate()).flip();
    path.exchange(
            new PassThrough.Request(route.link(), route.address(), copy, caller.connection(), time))
        .whenComplete(
            (reply, failure) -> {
              if (clock.monotonicNanos() - began > time.toNanos()) {
                counters.count(Event.EXPIRED);
                later.drop();
              } else if (failure != null) {
                fail(failure, later);
              } else {
                later.reply(reply);
              }
            });
  }

  private void fail(Throwable failure, Later later) {
    FailureAnswer answer = FailureAnswer.of(failure, route.link(), field);
    if (answer.code() == null) {
      counters.count(Event.EXPIRED);
      later.drop();
      return;
    }
    if (answer.code() == ExceptionCode.SERVER_DEVICE_BUSY) {
      counters.count(Event.BUSY);
    }
    later.fail(answer.code());
  }

  /** Keeps the place among the caller's requests and says nothing. */
  private record Unanswered(Later place) implements Later {
    @Override
    public void reply(ByteBuffer pdu) {
      place.drop();
    }

    @Override
    public void fail(ExceptionCode code) {
      place.drop();
    }

    @Override
    public void drop() {
      place.drop();
    }
  }
}
