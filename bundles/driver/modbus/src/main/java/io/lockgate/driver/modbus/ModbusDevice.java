// SPDX-License-Identifier: Apache-2.0
package io.lockgate.driver.modbus;

import io.lockgate.api.driver.Deadline;
import io.lockgate.api.driver.Device;
import io.lockgate.api.driver.DevicePoint;
import io.lockgate.api.driver.DriverException;
import io.lockgate.api.driver.LinkContext;
import io.lockgate.api.driver.ReadPlan;
import io.lockgate.api.driver.ReadStep;
import io.lockgate.api.model.Identification;
import io.lockgate.api.point.Value;
import io.lockgate.driver.modbus.identify.Identifier;
import io.lockgate.driver.modbus.plan.Planner;
import io.lockgate.driver.modbus.points.PointLayout;
import io.lockgate.driver.modbus.points.PointReader;
import io.lockgate.driver.modbus.settings.DeviceSettings;
import io.lockgate.driver.modbus.sunspec.ModelChain;
import io.lockgate.driver.modbus.unit.Unit;
import io.lockgate.driver.modbus.write.Writer;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** A unit of a link. */
final class ModbusDevice implements Device {
  private final DeviceSettings settings;
  private final Unit unit;
  private final Planner planner;
  private final Writer writer;
  private final Identifier identifier;

  ModbusDevice(LinkContext context, DeviceSettings settings, Unit unit) {
    this.settings = settings;
    this.unit = unit;
    ModelChain chain = new ModelChain(unit, context.clock());
    this.planner = new Planner(context, settings, unit, chain);
    this.writer = new Writer(unit, chain);
    this.identifier = new Identifier(unit, chain);
  }

  @Override
  public ReadPlan prepare(List<DevicePoint> points) throws DriverException {
    unit.requireOpen();
    List<ReadStep> steps = planner.steps(points);
    return () -> steps;
  }

  @Override
  public CompletionStage<Void> write(
      DevicePoint point, Value value, int priority, Deadline deadline) {
    try {
      unit.requireOpen();
      PointLayout layout =
          PointReader.layout(point.model(), settings.wordOrder(), settings.oneBased());
      return unit.alone(writer.write(layout, value, deadline));
    } catch (DriverException bad) {
      return DriverException.failed(bad);
    }
  }

  @Override
  public CompletionStage<Identification> identify(Deadline deadline) {
    try {
      unit.requireOpen();
      return unit.alone(identifier.identify(deadline));
    } catch (DriverException closed) {
      return DriverException.failed(closed);
    }
  }

  @Override
  public void close() {
    unit.close();
  }
}
