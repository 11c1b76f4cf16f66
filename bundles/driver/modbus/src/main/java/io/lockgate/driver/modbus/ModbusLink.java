// SPDX-License-Identifier: Apache-2.0
package io.lockgate.driver.modbus;

import io.lockgate.api.driver.Deadline;
import io.lockgate.api.driver.Device;
import io.lockgate.api.driver.DeviceSpec;
import io.lockgate.api.driver.DriverException;
import io.lockgate.api.driver.Link;
import io.lockgate.api.driver.LinkContext;
import io.lockgate.codec.modbus.Pdu;
import io.lockgate.driver.modbus.line.Line;
import io.lockgate.driver.modbus.settings.DeviceSettings;
import io.lockgate.driver.modbus.settings.LinkSettings;
import io.lockgate.driver.modbus.unit.Unit;
import io.lockgate.driver.modbus.wire.Ask;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.CompletionStage;

/** A link to Modbus devices: makes them, and lets requests of others pass. */
final class ModbusLink implements Link {
  private final LinkContext context;
  private final LinkSettings settings;
  private final Line line;

  ModbusLink(LinkContext context, LinkSettings settings, Line line) {
    this.context = context;
    this.settings = settings;
    this.line = line;
  }

  @Override
  public CompletionStage<Void> connect(Deadline deadline) {
    return line.connect(deadline);
  }

  @Override
  public Device device(DeviceSpec spec) throws DriverException {
    if (line.closed()) {
      throw new DriverException.Closed(false);
    }
    DeviceSettings device = DeviceSettings.of(spec.settings());
    Duration timeout = device.timeout().isZero() ? settings.timeout() : device.timeout();
    return new ModbusDevice(context, device, new Unit(line, device.unit(), timeout));
  }

  @Override
  public CompletionStage<ByteBuffer> exchange(
      String address, ByteBuffer request, Deadline deadline) {
    try {
      int unit = UnitAddress.parse(address);
      if (!request.hasRemaining() || request.remaining() > Pdu.MAX_LENGTH) {
        throw new DriverException.BadSetting("request", "must have 1 to 253 bytes");
      }
      Ask ask = Ask.raw(request);
      return unit == UnitAddress.BROADCAST
          ? line.broadcast(ask, deadline).thenApply(sent -> ByteBuffer.allocate(0))
          : line.ask(unit, ask, settings.timeout(), deadline)
              .whenComplete((reply, failed) -> line.rest());
    } catch (DriverException bad) {
      return DriverException.failed(bad);
    }
  }

  @Override
  public int maxInFlight() {
    return settings.pipelining();
  }

  @Override
  public void close() {
    line.close();
  }
}
