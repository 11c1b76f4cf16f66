// SPDX-License-Identifier: Apache-2.0
package io.lockgate.driver.snmp.played;

import io.lockgate.api.driver.Deadline;
import io.lockgate.api.driver.Device;
import io.lockgate.api.driver.DevicePoint;
import io.lockgate.api.driver.DeviceSpec;
import io.lockgate.api.driver.DriverException;
import io.lockgate.api.driver.Link;
import io.lockgate.api.driver.LinkSpec;
import io.lockgate.api.driver.ReadStep;
import io.lockgate.api.driver.Settings;
import io.lockgate.api.point.Reading;
import io.lockgate.api.point.Value;
import io.lockgate.core.transport.FieldTransports;
import io.lockgate.driver.snmp.SnmpDriver;
import io.lockgate.driver.snmp.traps.TrapDesk;
import io.lockgate.driver.snmp.wire.LocalEngine;
import io.lockgate.testkit.component.ComponentTest;
import io.lockgate.testkit.driver.BenchContext;
import io.lockgate.testkit.driver.HostClock;
import io.lockgate.testkit.fakes.CollectingAuditLog;
import io.lockgate.testkit.fakes.MemorySecrets;
import io.lockgate.testkit.fakes.MemoryStateStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;

/** Links of the driver over the gateway's own transports. */
public final class Field implements AutoCloseable {
  public final HostClock clock = new HostClock();

  /** Where notifications arrive. */
  public final TrapDesk desk;

  /** What was refused. */
  public final CollectingAuditLog log = new CollectingAuditLog();

  private final ComponentTest<FieldTransports> component;
  private final BenchContext context;
  private final List<Link> links = new ArrayList<>();

  /** Nothing is open. */
  public Field() throws Exception {
    desk = new TrapDesk(new LocalEngine(new MemoryStateStore()), log, clock);
    component = ComponentTest.of(FieldTransports.class).with(clock);
    context = new BenchContext(component.activate(), clock);
  }

  /** A link, connected. */
  public Link link(Settings settings) throws DriverException {
    LinkSpec spec = new LinkSpec("link" + links.size(), settings);
    Link link = new SnmpDriver(desk, new MemorySecrets()).open(spec, context);
    links.add(link);
    get(link.connect(in(5_000)));
    return link;
  }

  /** A device at a port of the loopback address, with more settings: key, value. */
  public Device device(Link link, int port, String... settings) throws DriverException {
    Map<String, String> all = Points.options(settings);
    all.put("host", "127.0.0.1");
    all.put("port", "" + port);
    return link.device(new DeviceSpec("d", new Settings(all)));
  }

  /** Reads points by all steps of a plan, divided where the device wants that; readings by name of the point. */
  public Map<String, Reading> read(Device device, DevicePoint... points) throws DriverException {
    Map<String, Reading> readings = new LinkedHashMap<>();
    read(device.prepare(List.of(points)).steps(), readings);
    return readings;
  }

  private void read(List<ReadStep> steps, Map<String, Reading> readings) throws DriverException {
    for (ReadStep step : steps) {
      try {
        get(step.read(in(5_000))).forEach(each -> readings.put(each.point().point(), each));
      } catch (DriverException.Refused refused) {
        if (!refused.tooMuch() || step.split().isEmpty()) {
          throw refused;
        }
        read(step.split(), readings);
      }
    }
  }

  /** Reads one point. */
  public Value value(Device device, DevicePoint point) throws DriverException {
    return read(device, point).values().iterator().next().value();
  }

  /** So many milliseconds from now. */
  public Deadline in(long millis) {
    return Deadline.in(Duration.ofMillis(millis), clock);
  }

  /** What a stage gives. */
  public static <T> T get(CompletionStage<T> stage) throws DriverException {
    CompletableFuture<T> future = stage.toCompletableFuture().orTimeout(20, TimeUnit.SECONDS);
    try {
      return future.join();
    } catch (RuntimeException failed) {
      throw DriverException.in(failed);
    }
  }

  @Override
  public void close() {
    links.forEach(Link::close);
    context.close();
    try {
      component.deactivate();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
