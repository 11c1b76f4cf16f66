// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.acquire;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.lockgate.api.driver.FieldStatus.DeviceStatus;
import io.lockgate.api.driver.FieldStatus.LinkStatus;
import io.lockgate.api.driver.FieldStatus.State;
import io.lockgate.core.acquire.fake.EchoServer;
import io.lockgate.core.acquire.fake.Field;
import io.lockgate.core.acquire.fake.Framework;
import io.lockgate.core.acquire.fake.MemoryConfigurations;
import io.lockgate.core.acquire.fake.PlayedMetatype;
import io.lockgate.core.acquire.fake.SocketDriver;
import io.lockgate.core.acquire.fake.SystemTime;
import io.lockgate.testkit.component.ComponentTest;
import io.lockgate.testkit.driver.PlainTransports;
import io.lockgate.testkit.leak.LeakCheck;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.osgi.service.cm.ConfigurationEvent;

/** The component with its threads, over real sockets, reconfigured while it works. */
class ThousandChangesTest {
  private static final String LINK = PlayedMetatype.BUNDLE + ".link";
  private static final String DEVICE = PlayedMetatype.BUNDLE + ".device";
  private static final int ROUNDS = 1_000;

  private final EchoServer server = new EchoServer();
  private final SocketDriver driver = new SocketDriver(server.port(), this::seen);
  private final Framework framework = new Framework(driver);
  private final MemoryConfigurations configurations = new MemoryConfigurations();
  private final Field parts = new Field();
  private final ComponentTest<AcquisitionService> component =
      ComponentTest.of(AcquisitionService.class)
          .with(framework.context())
          .with(framework.reference())
          .with(configurations.admin())
          .with(PlayedMetatype.service())
          .with(new SystemTime())
          .with(new PlainTransports(new SystemTime()))
          .with(parts.bus)
          .with(parts.directory)
          .with(parts.models);
  private final AcquisitionService service;
  private volatile @Nullable LeakCheck check;

  ThousandChangesTest() throws Exception {
    parts.models.simple("m", Duration.ofMillis(50), 2);
    service = component.activate();
    put(LINK, "bus", Map.of("host", "there"));
    put(DEVICE, "d", Map.of("link", "bus", "model", "m"));
    online("d");
  }

  @AfterEach
  void stop() throws Exception {
    component.deactivate();
    server.close();
  }

  private void seen(Object made) {
    LeakCheck its = check;
    if (its != null) {
      its.watch(made);
    }
  }

  private void put(String factory, String name, Map<String, Object> values) {
    String pid = configurations.put(factory, name, values);
    service.configurationEvent(Framework.event(ConfigurationEvent.CM_UPDATED, factory, pid));
  }

  private void remove(String factory, String name) {
    String pid = factory + "~" + name;
    configurations.remove(pid);
    service.configurationEvent(Framework.event(ConfigurationEvent.CM_DELETED, factory, pid));
  }

  private void online(String device) {
    await()
        .pollInterval(Duration.ofMillis(1))
        .until(
            () ->
                service.devices().stream()
                    .anyMatch(its -> its.id().equals(device) && its.state() == State.ONLINE));
  }

  private void device(int round) {
    put(DEVICE, "x", Map.of("link", "bus", "model", "m", "unit", "u" + round % 7));
    online("x");
    put(DEVICE, "x", Map.of("link", "bus", "model", "m", "unit", "v" + round % 7));
    remove(DEVICE, "x");
  }

  private void link(int round) {
    put(LINK, "y", Map.of("host", "h" + round % 7));
    put(DEVICE, "z", Map.of("link", "y", "model", "m"));
    online("z");
    put(LINK, "y", Map.of("host", "i" + round % 7));
    remove(LINK, "y");
    remove(DEVICE, "z");
  }

  private void assertOnlyTheFirstAreLeft() {
    assertEquals(List.of("bus"), service.links().stream().map(LinkStatus::id).toList());
    assertEquals(List.of("d"), service.devices().stream().map(DeviceStatus::id).toList());
    await().untilAsserted(() -> assertEquals(List.of("d"), parts.directory.devices()));
    await().until(() -> server.connections() == 1);
    long polls = service.devices().get(0).polls();
    await().until(() -> service.devices().get(0).polls() > polls + 2);
  }

  @Test
  void a_device_added_changed_and_removed_a_thousand_times_leaves_nothing() throws IOException {
    device(0);
    LeakCheck begun = LeakCheck.start();
    check = begun;
    for (int i = 0; i < ROUNDS; i++) {
      device(i);
    }
    check = null;
    assertOnlyTheFirstAreLeft();
    begun.assertNothingLeft();
  }

  @Test
  void a_link_added_changed_and_removed_a_thousand_times_leaves_nothing() throws IOException {
    link(0);
    assertOnlyTheFirstAreLeft();
    LeakCheck begun = LeakCheck.start();
    check = begun;
    for (int i = 0; i < ROUNDS; i++) {
      link(i);
    }
    check = null;
    assertOnlyTheFirstAreLeft();
    begun.assertNothingLeft();
  }
}
