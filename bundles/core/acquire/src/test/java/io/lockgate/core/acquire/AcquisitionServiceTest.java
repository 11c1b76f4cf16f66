// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.acquire;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.lockgate.api.driver.DriverException;
import io.lockgate.api.driver.FieldStatus;
import io.lockgate.api.driver.PassThrough;
import io.lockgate.core.acquire.fake.BusyDriver;
import io.lockgate.core.acquire.fake.Field;
import io.lockgate.core.acquire.fake.Framework;
import io.lockgate.core.acquire.fake.MemoryConfigurations;
import io.lockgate.core.acquire.fake.PlayedMetatype;
import io.lockgate.core.acquire.fake.SystemTime;
import io.lockgate.testkit.component.ComponentTest;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.osgi.service.cm.ConfigurationEvent;

/** The component as the framework starts it, with threads and time of the machine. */
class AcquisitionServiceTest {
  private static final String LINK = PlayedMetatype.BUNDLE + ".link";
  private static final String DEVICE = PlayedMetatype.BUNDLE + ".device";

  private final BusyDriver driver = new BusyDriver();
  private final MemoryConfigurations configurations = new MemoryConfigurations();
  private final Field parts = new Field();
  private final Framework framework = new Framework(driver);

  @BeforeEach
  void aLinkAndADevice() {
    parts.models.simple("m", Duration.ofMillis(20), 2);
    configurations.put(LINK, "bus", Map.of("host", "there"));
    configurations.put(DEVICE, "d", Map.of("link", "bus", "model", "m", "per-step", 1));
  }

  @AfterEach
  void endThreads() {
    driver.close();
  }

  private ComponentTest<AcquisitionService> component() {
    return ComponentTest.of(AcquisitionService.class)
        .with(framework.context())
        .with(framework.reference())
        .with(configurations.admin())
        .with(PlayedMetatype.service())
        .with(new SystemTime())
        .with(parts.transports)
        .with(parts.bus)
        .with(parts.directory)
        .with(parts.models);
  }

  @Test
  void what_is_configured_works_and_follows_its_configuration() throws Exception {
    ComponentTest<AcquisitionService> test = component();
    AcquisitionService service = test.activate();
    await().until(() -> service.devices().get(0).polls() > 20);
    assertEquals(FieldStatus.State.ONLINE, service.links().get(0).state());
    assertEquals("played", service.links().get(0).driver());
    PassThrough.Request request =
        new PassThrough.Request("bus", "1", ByteBuffer.allocate(1), "me", Duration.ofSeconds(5));
    assertEquals(1, service.exchange(request).toCompletableFuture().join().remaining());

    String added = configurations.put(DEVICE, "e", Map.of("link", "bus", "model", "m"));
    service.configurationEvent(Framework.event(ConfigurationEvent.CM_UPDATED, DEVICE, added));
    await().until(() -> service.devices().size() == 2);
    assertEquals(List.of("d", "e"), service.devices().stream().map(d -> d.id()).toList());
    configurations.remove(added);
    service.configurationEvent(Framework.event(ConfigurationEvent.CM_DELETED, DEVICE, added));
    await().until(() -> service.devices().size() == 1);
    service.configurationEvent(
        Framework.event(ConfigurationEvent.CM_UPDATED, "some.thing", "some.thing~x"));
    test.deactivate();
    assertEquals(List.of(), driver.violations());
    assertEquals(List.of(), parts.directory.devices());
  }

  @Test
  void a_link_that_is_not_there_is_not_connected() throws Exception {
    ComponentTest<AcquisitionService> test = component();
    AcquisitionService service = test.activate();
    PassThrough.Request request =
        new PassThrough.Request(
            "nowhere", "1", ByteBuffer.allocate(1), "me", Duration.ofSeconds(5));
    CompletionException failed =
        assertThrows(
            CompletionException.class,
            () -> service.exchange(request).toCompletableFuture().join());
    assertInstanceOf(DriverException.NotConnected.class, DriverException.in(failed));
    test.deactivate();
  }

  @Test
  void started_and_stopped_a_hundred_times_it_leaves_nothing() throws Exception {
    component().cycle(100);
  }
}
