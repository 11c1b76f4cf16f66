// SPDX-License-Identifier: Apache-2.0
package io.lockgate.driver.modbus.real;

import io.lockgate.api.driver.Block;
import io.lockgate.api.driver.Deadline;
import io.lockgate.api.driver.Device;
import io.lockgate.api.driver.DevicePoint;
import io.lockgate.api.driver.DeviceSpec;
import io.lockgate.api.driver.DriverException;
import io.lockgate.api.driver.Extent;
import io.lockgate.api.driver.Link;
import io.lockgate.api.driver.LinkContext;
import io.lockgate.api.driver.LinkSpec;
import io.lockgate.api.driver.MergeRule;
import io.lockgate.api.driver.ReadStep;
import io.lockgate.api.driver.Settings;
import io.lockgate.api.driver.Transports;
import io.lockgate.api.point.Reading;
import io.lockgate.api.point.Value;
import io.lockgate.api.time.ClockQuality;
import io.lockgate.api.time.GatewayClock;
import io.lockgate.core.transport.FieldTransports;
import io.lockgate.driver.modbus.ModbusDriver;
import io.lockgate.driver.modbus.fakes.FakeContext;
import io.lockgate.driver.modbus.fakes.Peers;
import io.lockgate.driver.modbus.fakes.Points;
import io.lockgate.driver.modbus.fakes.Rig;
import io.lockgate.testkit.component.ComponentTest;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/** Links of the driver over the gateway's own transports. */
public final class RealField implements LinkContext, AutoCloseable {
  private final GatewayClock clock = new HostClock();
  private final FakeContext merging = new FakeContext(Peers.silent());
  private final List<Link> links = new ArrayList<>();
  private final ComponentTest<FieldTransports> component;
  private final FieldTransports transports;

  /** Nothing is open. */
  public RealField() throws Exception {
    this(Path.of(""));
  }

  /** Nothing is open; with the folder in which the files of TLS are. */
  public RealField(Path folder) throws Exception {
    component =
        ComponentTest.of(FieldTransports.class)
            .with(clock)
            .property("lockgate.etc", folder.toString());
    transports = component.activate();
  }

  /** A link, connected. */
  public Link link(String... settings) throws DriverException {
    LinkSpec spec = new LinkSpec("bus" + links.size(), new Settings(Points.options(settings)));
    Link link = new ModbusDriver().open(spec, this);
    links.add(link);
    get(link.connect(in(5_000)));
    return link;
  }

  /** A device of a link. */
  public static Device device(Link link, String... settings) throws DriverException {
    return link.device(new DeviceSpec("d", new Settings(Points.options(settings))));
  }

  /** Reads points by all steps of a plan; values by name of the point. */
  public Map<String, Value> read(Device device, DevicePoint... points) throws DriverException {
    Map<String, Value> values = new LinkedHashMap<>();
    for (ReadStep step : device.prepare(List.of(points)).steps()) {
      for (Reading reading : get(step.read(in(3_000)))) {
        values.put(reading.point().point(), reading.value());
      }
    }
    return values;
  }

  /** Reads one point. */
  public Value value(Device device, DevicePoint point) throws DriverException {
    return read(device, point).values().iterator().next();
  }

  /** Writes one point. */
  public void write(Device device, DevicePoint point, Value value) throws DriverException {
    get(device.write(point, value, 8, in(3_000)));
  }

  /** So many milliseconds from now. */
  public Deadline in(long millis) {
    return Deadline.in(Duration.ofMillis(millis), clock);
  }

  /** What a stage gives. */
  public static <T> T get(CompletionStage<T> stage) throws DriverException {
    CompletableFuture<T> future = stage.toCompletableFuture().orTimeout(20, TimeUnit.SECONDS);
    future.exceptionally(failed -> null).join();
    return Rig.now(future);
  }

  @Override
  public GatewayClock clock() {
    return clock;
  }

  @Override
  public Transports transports() {
    return transports;
  }

  @Override
  public CompletionStage<Void> pause(Duration time) {
    Executor later = CompletableFuture.delayedExecutor(time.toNanos(), TimeUnit.NANOSECONDS);
    return CompletableFuture.runAsync(() -> {}, later);
  }

  @Override
  public <T> CompletionStage<T> blocking(BlockingCall<T> call, Deadline deadline) {
    throw new AssertionError("this driver must not block");
  }

  @Override
  public List<Block> merge(List<Extent> extents, MergeRule rule) {
    return merging.merge(extents, rule);
  }

  @Override
  public void lost(DriverException cause) {
    // seen by the stages that fail
  }

  @Override
  public void close() {
    links.forEach(Link::close);
    try {
      component.deactivate();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  /** The clock of this machine: real transports need real time. */
  private static final class HostClock implements GatewayClock {
    @Override
    public Instant now() {
      return Instant.now();
    }

    @Override
    public long monotonicNanos() {
      return System.nanoTime();
    }

    @Override
    public ClockQuality quality() {
      return ClockQuality.UNSYNCED;
    }
  }
}
