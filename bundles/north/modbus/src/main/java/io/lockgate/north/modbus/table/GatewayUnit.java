// SPDX-License-Identifier: Apache-2.0
package io.lockgate.north.modbus.table;

import io.lockgate.api.point.PointImage;
import io.lockgate.codec.modbus.ExceptionCode;
import io.lockgate.codec.modbus.MalformedException;
import io.lockgate.codec.modbus.Octets;
import io.lockgate.codec.modbus.Pdu;
import io.lockgate.codec.modbus.ReadIdentificationRequest;
import io.lockgate.codec.modbus.ReadRegistersRequest;
import io.lockgate.codec.modbus.ReadRegistersResponse;
import io.lockgate.codec.modbus.ReadScatteredRequest;
import io.lockgate.codec.modbus.ReadScatteredResponse;
import io.lockgate.codec.modbus.Request;
import io.lockgate.codec.modbus.WriteRegisterRequest;
import io.lockgate.codec.modbus.WriteRegisterResponse;
import io.lockgate.codec.modbus.WriteRegistersRequest;
import io.lockgate.codec.modbus.WriteRegistersResponse;
import io.lockgate.north.modbus.unit.Caller;
import io.lockgate.north.modbus.unit.Unit;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The gateway itself: its own registers and the points the user has mapped beside them. Functions 3 and 4 read the same
 * registers; 6 and 16 write mapped points; 43/14 and 100/4.
 */
public final class GatewayUnit implements Unit {
  private final Supplier<RegisterMap> map;
  private final Supplier<@Nullable PointImage> image;
  private final Identification identification;
  private final PointWrites writes;

  /**
   * A view of the map and the image as they are at each request.
   *
   * @param image gives null while there is none
   */
  public GatewayUnit(
      Supplier<RegisterMap> map,
      Supplier<@Nullable PointImage> image,
      Identification identification,
      PointWrites writes) {
    this.map = map;
    this.image = image;
    this.identification = identification;
    this.writes = writes;
  }

  @Override
  public Answer answer(ByteBuffer pdu, ByteBuffer reply, Caller caller) {
    int function = pdu.get(pdu.position());
    try {
      Request request = Request.decode(pdu);
      if (request instanceof ReadRegistersRequest r) {
        return put(
            request,
            map.get()
                .read(r.address(), r.quantity(), image.get())
                .map(o -> new ReadRegistersResponse(r.table(), o)),
            reply);
      }
      if (request instanceof ReadScatteredRequest r) {
        return put(request, scattered(r), reply);
      }
      if (request instanceof ReadIdentificationRequest r) {
        return identification.answer(r, reply);
      }
      if (request instanceof WriteRegisterRequest r) {
        return writes.write(
            r,
            map.get().writable(r.address(), 1),
            Octets.ofRegisters(r.value()),
            WriteRegisterResponse.to(r),
            reply,
            caller);
      }
      if (request instanceof WriteRegistersRequest r) {
        return writes.write(
            r,
            map.get().writable(r.address(), r.quantity()),
            r.registers(),
            WriteRegistersResponse.to(r),
            reply,
            caller);
      }
      return Unit.refuse(function, ExceptionCode.ILLEGAL_FUNCTION, reply);
    } catch (MalformedException e) {
      return Unit.refuse(function, e.answer(), reply);
    }
  }

  private static Answer put(Request request, Optional<? extends Pdu> answer, ByteBuffer reply) {
    if (answer.isEmpty()) {
      return Unit.refuse(request.function(), ExceptionCode.ILLEGAL_DATA_ADDRESS, reply);
    }
    answer.get().encode(reply);
    return Answer.NOW;
  }

  private Optional<ReadScatteredResponse> scattered(ReadScatteredRequest request) {
    int[] values = new int[request.quantity()];
    RegisterMap present = map.get();
    PointImage points = image.get();
    for (int i = 0; i < values.length; i++) {
      Optional<Octets> one = present.read(request.address(i), 1, points);
      if (one.isEmpty()) {
        return Optional.empty();
      }
      values[i] = one.get().register(0);
    }
    return Optional.of(new ReadScatteredResponse(request.number(), Octets.ofRegisters(values)));
  }
}
