// SPDX-License-Identifier: Apache-2.0
package io.lockgate.driver.modbus.write;

import io.lockgate.api.driver.Deadline;
import io.lockgate.api.driver.DriverException;
import io.lockgate.api.driver.DriverException.BadSetting;
import io.lockgate.api.point.Value;
import io.lockgate.codec.modbus.MaskWriteRequest;
import io.lockgate.codec.modbus.Octets;
import io.lockgate.codec.modbus.Request;
import io.lockgate.codec.modbus.WriteCoilRequest;
import io.lockgate.codec.modbus.WriteCoilsRequest;
import io.lockgate.codec.modbus.WriteRegisterRequest;
import io.lockgate.codec.modbus.WriteRegistersRequest;
import io.lockgate.driver.modbus.points.Address;
import io.lockgate.driver.modbus.points.PointLayout;
import io.lockgate.driver.modbus.sunspec.ModelChain;
import io.lockgate.driver.modbus.sunspec.ScaleFactor;
import io.lockgate.driver.modbus.unit.Unit;
import io.lockgate.driver.modbus.value.CoilFormat;
import io.lockgate.driver.modbus.value.RegisterFormat;
import io.lockgate.driver.modbus.wire.Ask;
import java.nio.ByteBuffer;
import java.util.concurrent.CompletionStage;

/**
 * Writes values. One coil: function 5; several: 15; one register: 6; several: 16, and 15 or 16 also for one where the
 * point says so. A part of a register: 22, which leaves the other bits alone; a device that does not know 22 refuses,
 * and nothing is read and written back instead, since that could undo what happens meanwhile.
 *
 * @param unit the device
 * @param chain its SunSpec models
 */
public record Writer(Unit unit, ModelChain chain) {
  /** Writes once, as {@link io.lockgate.api.driver.Device#write}. */
  public CompletionStage<Void> write(PointLayout layout, Value value, Deadline deadline) {
    return layout.address() instanceof Address.SunSpec sunspec
        ? inModel(layout, sunspec, value, deadline)
        : send(layout, ((Address.Plain) layout.address()).number(), value, deadline);
  }

  private CompletionStage<Void> inModel(
      PointLayout layout, Address.SunSpec address, Value value, Deadline deadline) {
    return chain
        .locate(address.models(), deadline)
        .thenCompose(
            place -> {
              if (!place.holds(address.offset(), layout.format().length())) {
                return DriverException.failed(
                    new BadSetting("address", "the device has no such model"));
              }
              int number = place.address() + address.offset();
              return layout.scale() == PointLayout.NO_SCALE
                  ? send(layout, number, value, deadline)
                  : chain
                      .scale(place.address() + layout.scale(), deadline)
                      .thenCompose(scale -> unscaled(layout, number, value, scale, deadline));
            });
  }

  private CompletionStage<Void> unscaled(
      PointLayout layout, int number, Value value, int scale, Deadline deadline) {
    return ScaleFactor.valid(scale)
        ? send(layout, number, ScaleFactor.undo(value, layout.format(), scale), deadline)
        : DriverException.failed(new BadSetting("value", "the device gives no scale factor"));
  }

  private CompletionStage<Void> send(
      PointLayout layout, int number, Value value, Deadline deadline) {
    try {
      return unit.ask(Ask.of(request(layout, number, value)), deadline).thenAccept(done -> {});
    } catch (BadSetting unfit) {
      return DriverException.failed(unfit);
    }
  }

  private static Request request(PointLayout layout, int number, Value value) throws BadSetting {
    if (layout.format() instanceof CoilFormat coils) {
      return coils(coils, layout.multiple(), number, value);
    }
    RegisterFormat format = (RegisterFormat) layout.format();
    ByteBuffer registers = ByteBuffer.allocate(RegisterFormat.REGISTER * format.length());
    format.write(value, registers);
    int first = registers.getShort(0) & RegisterFormat.WHOLE;
    if (format.mask() != RegisterFormat.WHOLE) {
      return new MaskWriteRequest(number, ~format.mask() & RegisterFormat.WHOLE, first);
    }
    return format.length() == 1 && !layout.multiple()
        ? new WriteRegisterRequest(number, first)
        : new WriteRegistersRequest(number, Octets.owning(registers.array()));
  }

  private static Request coils(CoilFormat coils, boolean multiple, int number, Value value)
      throws BadSetting {
    long flags = coils.flags(value);
    if (coils.length() == 1 && !multiple) {
      return new WriteCoilRequest(number, flags != 0);
    }
    byte[] packed = new byte[Octets.forBits(coils.length())];
    for (int i = 0; i < packed.length; i++) {
      packed[i] = (byte) (flags >>> (Byte.SIZE * i));
    }
    return new WriteCoilsRequest(number, coils.length(), Octets.owning(packed));
  }
}
