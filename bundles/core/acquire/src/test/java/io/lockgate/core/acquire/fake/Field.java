// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.acquire.fake;

import io.lockgate.api.driver.FieldStatus.DeviceStatus;
import io.lockgate.api.driver.FieldStatus.LinkStatus;
import io.lockgate.api.driver.PassThrough;
import io.lockgate.core.acquire.config.Forms;
import io.lockgate.core.acquire.config.Registry;
import io.lockgate.core.acquire.link.FieldServices;
import io.lockgate.core.acquire.link.LinkUnit;
import io.lockgate.core.acquire.time.Alarms;
import io.lockgate.testkit.FakeClock;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.osgi.framework.Bundle;

/** The whole engine over a played field, on the thread of the test. */
public final class Field {
  public final FakeClock clock = new FakeClock();
  public final Alarms alarms = new Alarms(clock, () -> {});
  public final PlayedDriver driver = new PlayedDriver(clock, alarms);
  public final MemoryBus bus = new MemoryBus(clock);
  public final MemoryDirectory directory = new MemoryDirectory();
  public final MemoryModels models = new MemoryModels();
  public final NoTransports transports = new NoTransports();
  public final FieldServices services =
      new FieldServices(clock, alarms, bus, bus, directory, transports);
  public final Forms forms =
      new Forms(() -> new Bundle[] {PlayedMetatype.bundle()}, PlayedMetatype.service());
  public final Registry registry = new Registry(services, models, forms);

  /** A field whose driver is there. */
  public Field() {
    registry.driverComes(PlayedMetatype.BUNDLE, "played", driver);
  }

  /** Lets time pass; what is due happens at its moment. */
  public void pass(Duration time) {
    long end = clock.monotonicNanos() + time.toNanos();
    for (long next = alarms.next(); next <= end; next = alarms.next()) {
      clock.pass(Duration.ofNanos(Math.max(0, next - clock.monotonicNanos())));
      alarms.runDue();
    }
    clock.pass(Duration.ofNanos(end - clock.monotonicNanos()));
  }

  public void passMillis(long millis) {
    pass(Duration.ofMillis(millis));
  }

  /** Configures a link; settings as key, value, key, value. */
  public void link(String id, String... settings) {
    registry.configured(
        PlayedMetatype.BUNDLE + ".link", PlayedMetatype.BUNDLE + ".link~" + id, map(settings));
  }

  /** Configures a device; its unit is its id unless said otherwise. */
  public void device(String id, String link, String model, String... settings) {
    Map<String, String> all = new HashMap<>(Map.of("link", link, "model", model, "unit", id));
    all.putAll(map(settings));
    registry.configured(
        PlayedMetatype.BUNDLE + ".device", PlayedMetatype.BUNDLE + ".device~" + id, all);
  }

  public void removeLink(String id) {
    registry.deleted(PlayedMetatype.BUNDLE + ".link~" + id);
  }

  public void removeDevice(String id) {
    registry.deleted(PlayedMetatype.BUNDLE + ".device~" + id);
  }

  private static Map<String, String> map(String... settings) {
    Map<String, String> map = new HashMap<>();
    for (int i = 0; i < settings.length; i += 2) {
      map.put(settings[i], settings[i + 1]);
    }
    return map;
  }

  public LinkUnit unit(String id) {
    return registry.link(id).orElseThrow();
  }

  public LinkStatus linkStatus(String id) {
    return unit(id).status();
  }

  public DeviceStatus deviceStatus(String id) {
    return registry.units().stream()
        .flatMap(unit -> unit.devices().stream())
        .filter(status -> status.id().equals(id))
        .findFirst()
        .orElseThrow();
  }

  /** Sends a raw request. */
  public CompletableFuture<ByteBuffer> raw(
      String link, String address, String source, Duration timeToLive) {
    return unit(link)
        .exchange(
            new PassThrough.Request(
                link, address, ByteBuffer.wrap(new byte[] {1}), source, timeToLive))
        .toCompletableFuture();
  }
}
