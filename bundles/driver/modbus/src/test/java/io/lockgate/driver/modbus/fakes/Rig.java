// SPDX-License-Identifier: Apache-2.0
package io.lockgate.driver.modbus.fakes;

import io.lockgate.api.driver.Device;
import io.lockgate.api.driver.DevicePoint;
import io.lockgate.api.driver.DeviceSpec;
import io.lockgate.api.driver.DriverException;
import io.lockgate.api.driver.Link;
import io.lockgate.api.driver.LinkSpec;
import io.lockgate.api.driver.ReadStep;
import io.lockgate.api.driver.Settings;
import io.lockgate.api.point.PointId;
import io.lockgate.api.point.Reading;
import io.lockgate.api.point.Value;
import io.lockgate.driver.modbus.ModbusDriver;
import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/** A link with one device, connected to a fake peer. Everything completes at once or not at all. */
public final class Rig {
  public final FakeContext context;
  public final Link link;
  public final Device device;

  private Rig(FakeContext context, Link link, Device device) {
    this.context = context;
    this.link = link;
    this.device = device;
  }

  /** Over Modbus TCP. */
  public static Rig tcp(Function<ByteBuffer, List<ByteBuffer>> peer, String... deviceSettings)
      throws DriverException {
    return of(peer, Points.options("host", "h"), Points.options(deviceSettings));
  }

  /** With any settings. */
  public static Rig of(
      Function<ByteBuffer, List<ByteBuffer>> peer,
      Map<String, String> linkSettings,
      Map<String, String> deviceSettings)
      throws DriverException {
    FakeContext context = new FakeContext(peer);
    Link link = new ModbusDriver().open(new LinkSpec("bus1", new Settings(linkSettings)), context);
    Map<String, String> settings = new TreeMap<>(deviceSettings);
    settings.putIfAbsent("unit", "7");
    Device device = link.device(new DeviceSpec("d", new Settings(settings)));
    now(link.connect(context.soon()));
    return new Rig(context, link, device);
  }

  /** Reads points by all steps of a plan; values by name of the point. */
  public Map<String, Value> read(DevicePoint... points) throws DriverException {
    Map<String, Value> values = new LinkedHashMap<>();
    for (ReadStep step : device.prepare(List.of(points)).steps()) {
      for (Reading reading : now(step.read(context.soon()))) {
        PointId id = reading.point();
        values.put(id.point(), reading.value());
      }
    }
    return values;
  }

  /** Reads one point. */
  public Value value(DevicePoint point) throws DriverException {
    return read(point).values().iterator().next();
  }

  /** Writes one point. */
  public void write(DevicePoint point, Value value) throws DriverException {
    now(device.write(point, value, 8, context.soon()));
  }

  /** What a stage gave, which must be over. */
  public static <T> T now(CompletionStage<T> stage) throws DriverException {
    if (!stage.toCompletableFuture().isDone()) {
      throw new AssertionError("still open");
    }
    try {
      return stage.toCompletableFuture().join();
    } catch (CompletionException failed) {
      throw DriverException.in(failed);
    }
  }
}
