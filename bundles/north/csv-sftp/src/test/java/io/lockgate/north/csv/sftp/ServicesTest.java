// SPDX-License-Identifier: Apache-2.0
package io.lockgate.north.csv.sftp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lockgate.api.health.HealthCheck;
import io.lockgate.api.health.Status;
import io.lockgate.api.publish.PublishException;
import io.lockgate.api.publish.PublishException.Kind;
import io.lockgate.api.publish.Publisher;
import io.lockgate.api.security.Destination;
import io.lockgate.api.service.ServiceEnabled;
import io.lockgate.api.service.Zone;
import io.lockgate.testkit.component.ComponentTest;
import io.lockgate.testkit.component.Registry;
import io.lockgate.testkit.driver.HostClock;
import io.lockgate.testkit.fakes.FreshDeviceSigner;
import io.lockgate.testkit.fakes.MemorySampleLog;
import io.lockgate.testkit.fakes.MemorySecrets;
import io.lockgate.testkit.fakes.OneMeter;
import io.lockgate.testkit.fakes.PickyOutbound;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** The components: what they register, and that nothing stays. */
class ServicesTest {
  private static final String KEY = "ssh-ed25519 SHA256:" + "a".repeat(43);

  private final Registry registry = new Registry(Map.of());
  private final MemorySecrets secrets = new MemorySecrets();

  private static ComponentTest<SftpService> service() {
    ServiceEnabled enabled = () -> Set.of(Zone.LOCAL);
    return ComponentTest.of(SftpService.class)
        .with(enabled)
        .with(new MemorySampleLog())
        .with(OneMeter.field())
        .with(OneMeter.models())
        .with(OneMeter.points())
        .with(new FreshDeviceSigner())
        .with(new PickyOutbound())
        .with(new HostClock());
  }

  private ComponentTest<SftpDestination> destination(SftpService service) {
    return ComponentTest.of(SftpDestination.class)
        .with(registry.context())
        .with(service)
        .with(secrets)
        .with(new PickyOutbound())
        .with(Map.of("service.pid", SftpDestination.FACTORY_PID + "~archive"))
        .config("host", "127.0.0.1")
        .config("port", 1)
        .config("user", "plant7")
        .config("password", "archive.password")
        .config("host-key", KEY);
  }

  private Publisher publisher() {
    return assertInstanceOf(Publisher.class, registry.entries().get(0).service());
  }

  private PublishException failure() {
    ExecutionException failure =
        assertThrows(
            ExecutionException.class,
            () ->
                publisher()
                    .test(Duration.ofSeconds(10))
                    .toCompletableFuture()
                    .get(20, TimeUnit.SECONDS));
    return assertInstanceOf(PublishException.class, failure.getCause());
  }

  @Test
  void a_destination_is_a_publisher_while_it_is_configured() throws Exception {
    ComponentTest<SftpService> service = service();
    SftpService running = service.activate();
    assertEquals(List.of(), running.endpoints());
    assertEquals(Status.WARN, running.check().status());
    ComponentTest<SftpDestination> destination = destination(running);
    assertEquals(
        List.of(Destination.tcp("csv-sftp", "127.0.0.1", 1)),
        destination.activate().destinations());
    assertEquals(
        Map.of(Publisher.ID, "csv-sftp-archive", HealthCheck.NAME, "csv-sftp-archive"),
        registry.entries().get(0).properties());
    assertEquals(Status.OK, running.check().status());
    destination.deactivate();
    assertEquals(List.of(), registry.entries());
    assertEquals(Status.WARN, running.check().status());
    service.deactivate();
  }

  @Test
  void a_secret_that_was_never_set_is_named() throws Exception {
    ComponentTest<SftpService> service = service();
    ComponentTest<SftpDestination> destination = destination(service.activate());
    destination.activate();
    PublishException failure = failure();
    assertEquals(Kind.SETTINGS, failure.kind());
    assertTrue(String.valueOf(failure.getMessage()).contains("archive.password"));
    secrets.with("archive.password", "secret of plant7");
    assertEquals(Kind.UNREACHABLE, failure().kind());
    destination.deactivate();
    service.deactivate();
  }

  @Test
  void settings_that_cannot_be_are_refused() throws Exception {
    ComponentTest<SftpService> service = service();
    SftpService running = service.activate();
    assertThrows(
        IllegalArgumentException.class,
        () -> destination(running).config("host-key", "ssh-ed25519").activate());
    assertThrows(
        IllegalArgumentException.class,
        () -> destination(running).config("period-minutes", 2_000).activate());
    assertEquals(List.of(), registry.entries());
    service.deactivate();
    assertThrows(
        IllegalArgumentException.class,
        () -> service().config("time-zone", "Europe/Nowhere").activate());
  }

  @Test
  void a_thousand_times_leave_nothing() throws Exception {
    ComponentTest<SftpService> service = service();
    service.cycle(1_000);
    ComponentTest<SftpDestination> destination = destination(service.activate());
    destination.cycle(1_000);
    service.deactivate();
  }
}
