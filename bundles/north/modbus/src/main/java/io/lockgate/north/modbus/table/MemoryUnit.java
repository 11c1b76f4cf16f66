// SPDX-License-Identifier: Apache-2.0
package io.lockgate.north.modbus.table;

import io.lockgate.codec.modbus.BitTable;
import io.lockgate.codec.modbus.ExceptionCode;
import io.lockgate.codec.modbus.MalformedException;
import io.lockgate.codec.modbus.MaskWriteRequest;
import io.lockgate.codec.modbus.MaskWriteResponse;
import io.lockgate.codec.modbus.Octets;
import io.lockgate.codec.modbus.Pdu;
import io.lockgate.codec.modbus.ReadBitsRequest;
import io.lockgate.codec.modbus.ReadBitsResponse;
import io.lockgate.codec.modbus.ReadIdentificationRequest;
import io.lockgate.codec.modbus.ReadRegistersRequest;
import io.lockgate.codec.modbus.ReadRegistersResponse;
import io.lockgate.codec.modbus.ReadWriteRegistersRequest;
import io.lockgate.codec.modbus.ReadWriteRegistersResponse;
import io.lockgate.codec.modbus.RegisterTable;
import io.lockgate.codec.modbus.ReportServerIdRequest;
import io.lockgate.codec.modbus.ReportServerIdResponse;
import io.lockgate.codec.modbus.Request;
import io.lockgate.codec.modbus.WriteCoilRequest;
import io.lockgate.codec.modbus.WriteCoilResponse;
import io.lockgate.codec.modbus.WriteCoilsRequest;
import io.lockgate.codec.modbus.WriteCoilsResponse;
import io.lockgate.codec.modbus.WriteRegisterRequest;
import io.lockgate.codec.modbus.WriteRegisterResponse;
import io.lockgate.codec.modbus.WriteRegistersRequest;
import io.lockgate.codec.modbus.WriteRegistersResponse;
import io.lockgate.north.modbus.unit.Caller;
import io.lockgate.north.modbus.unit.Unit;
import io.lockgate.north.modbus.unit.WritePermit;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * A unit of plain memory: what is written is read back. Functions 1 to 6, 15 to 17, 22, 23 and 43/14. One request at a
 * time, so that each is seen whole.
 */
public final class MemoryUnit implements Unit {
  private static final int SERVER_ID = 0xB4;
  private static final int RUNNING = 0xFF;

  private final MemoryContent content;
  private final Identification identification;
  private final WritePermit permit;

  /**
   * Memory with its first content, which is its own from now on.
   *
   * @param permit whether anything may be written now
   */
  public MemoryUnit(MemoryContent content, Identification identification, WritePermit permit) {
    this.content = content;
    this.identification = identification;
    this.permit = permit;
  }

  @Override
  public Answer answer(ByteBuffer pdu, ByteBuffer reply, Caller caller) {
    int function = pdu.get(pdu.position());
    try {
      Request request = Request.decode(pdu);
      if (request instanceof ReadIdentificationRequest asked) {
        return identification.answer(asked, reply);
      }
      if (!request.readsOnly() && !permit.allows(request, caller)) {
        return Unit.refuse(function, ExceptionCode.ILLEGAL_FUNCTION, reply);
      }
      synchronized (content) {
        Optional<? extends Pdu> answer = read(request);
        if (answer.isEmpty()) {
          answer = write(request);
        }
        answer.ifPresent(each -> each.encode(reply));
        return answer.isPresent() ? Answer.NOW : Unit.refuse(function, refusal(request), reply);
      }
    } catch (MalformedException e) {
      return Unit.refuse(function, e.answer(), reply);
    }
  }

  private Optional<? extends Pdu> read(Request request) {
    if (request instanceof ReadRegistersRequest r) {
      Words words = r.table() == RegisterTable.INPUT ? content.inputs() : content.holding();
      return words
          .read(r.address(), r.quantity())
          .map(o -> new ReadRegistersResponse(r.table(), o));
    }
    if (request instanceof ReadBitsRequest r) {
      Bits bits = r.table() == BitTable.COILS ? content.coils() : content.discretes();
      return bits.read(r.address(), r.quantity()).map(o -> new ReadBitsResponse(r.table(), o));
    }
    if (request instanceof ReportServerIdRequest) {
      return Optional.of(new ReportServerIdResponse(serverId()));
    }
    return Optional.empty();
  }

  private Optional<? extends Pdu> write(Request request) {
    if (request instanceof WriteCoilRequest r) {
      return content.coils().write(r.address(), 1, Octets.ofBits(r.on()))
          ? Optional.of(WriteCoilResponse.to(r))
          : Optional.empty();
    }
    if (request instanceof WriteCoilsRequest r) {
      return content.coils().write(r.address(), r.quantity(), r.bits())
          ? Optional.of(WriteCoilsResponse.to(r))
          : Optional.empty();
    }
    if (request instanceof WriteRegisterRequest r) {
      return content.holding().write(r.address(), Octets.ofRegisters(r.value()))
          ? Optional.of(WriteRegisterResponse.to(r))
          : Optional.empty();
    }
    if (request instanceof WriteRegistersRequest r) {
      return content.holding().write(r.address(), r.registers())
          ? Optional.of(WriteRegistersResponse.to(r))
          : Optional.empty();
    }
    return change(request);
  }

  /** Writes that also read. */
  private Optional<? extends Pdu> change(Request request) {
    Words holding = content.holding();
    if (request instanceof MaskWriteRequest r) {
      return holding
          .read(r.address(), 1)
          .map(
              old -> {
                holding.write(r.address(), Octets.ofRegisters(r.applyTo(old.register(0))));
                return MaskWriteResponse.to(r);
              });
    }
    if (request instanceof ReadWriteRegistersRequest r
        && holding.read(r.readAddress(), r.readQuantity()).isPresent()
        && holding.write(r.writeAddress(), r.registers())) {
      return holding.read(r.readAddress(), r.readQuantity()).map(ReadWriteRegistersResponse::new);
    }
    return Optional.empty();
  }

  private static ExceptionCode refusal(Request request) {
    boolean known =
        request instanceof ReadRegistersRequest
            || request instanceof ReadBitsRequest
            || request instanceof WriteCoilRequest
            || request instanceof WriteCoilsRequest
            || request instanceof WriteRegisterRequest
            || request instanceof WriteRegistersRequest
            || request instanceof MaskWriteRequest
            || request instanceof ReadWriteRegistersRequest;
    return known ? ExceptionCode.ILLEGAL_DATA_ADDRESS : ExceptionCode.ILLEGAL_FUNCTION;
  }

  private Octets serverId() {
    byte[] name = identification.name().getBytes(StandardCharsets.US_ASCII);
    byte[] bytes = new byte[2 + Math.min(name.length, 200)];
    bytes[0] = (byte) SERVER_ID;
    bytes[1] = (byte) RUNNING;
    System.arraycopy(name, 0, bytes, 2, bytes.length - 2);
    return Octets.owning(bytes);
  }
}
