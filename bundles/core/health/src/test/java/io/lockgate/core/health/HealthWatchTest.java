// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.health;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lockgate.api.health.Health;
import io.lockgate.api.health.HealthCheck;
import io.lockgate.api.health.HealthEntry;
import io.lockgate.api.health.Status;
import io.lockgate.api.security.Identity;
import io.lockgate.api.security.TrustMode;
import io.lockgate.api.store.ConfigRejectedException.Problem;
import io.lockgate.api.time.ClockQuality;
import io.lockgate.testkit.FakeClock;
import io.lockgate.testkit.component.ComponentTest;
import io.lockgate.testkit.fakes.FakeCommissioning;
import io.lockgate.testkit.fakes.FakeServiceSwitch;
import io.lockgate.testkit.fakes.FakeSignerRegistry;
import io.lockgate.testkit.fakes.MemoryConfigStore;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HealthWatchTest {
  private static final Duration PATIENCE = Duration.ofMillis(50);

  private final FakeServiceSwitch services = new FakeServiceSwitch();
  private final FakeCommissioning commissioning = new FakeCommissioning();
  private final FakeSignerRegistry signers = new FakeSignerRegistry();
  private final MemoryConfigStore config = new MemoryConfigStore();
  private final FakeClock clock = new FakeClock();
  private final HealthWatch watch =
      new HealthWatch(
          services, clock, GatewayLines.of(config, commissioning, signers, clock, false), PATIENCE);

  HealthWatchTest() {
    services.offer("web", 8443);
    services.offer("modbus-server", 502);
  }

  @AfterEach
  void stop() throws InterruptedException {
    watch.stop();
  }

  private HealthEntry line(String name) {
    watch.look();
    return watch.entries().stream()
        .filter(entry -> entry.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new AssertionError(name + " is not in " + watch.entries()));
  }

  private void check(String name, HealthCheck check) {
    watch.check(check, Map.of(HealthCheck.NAME, name));
  }

  @Test
  void before_the_first_round_nobody_is_green() {
    assertEquals(Status.TEMPORARILY_UNAVAILABLE, watch.overall().status());
  }

  @Test
  void parts_come_and_go_and_are_sorted() {
    HealthCheck mail = () -> new Health(Status.WARN, "queue half full");
    check("mail", mail);
    assertEquals(new Health(Status.WARN, "queue half full"), line("mail").health());
    assertEquals(
        List.of(
            "clock",
            "commissioning",
            "configuration",
            "mail",
            "modbus-server",
            "signature",
            "trust",
            "web"),
        watch.entries().stream().map(HealthEntry::name).toList());
    watch.checkGone(mail);
    watch.look();
    assertTrue(watch.entries().stream().noneMatch(entry -> entry.name().equals("mail")));
  }

  @Test
  void since_changes_with_the_state_and_not_with_the_detail() {
    Health[] now = {new Health(Status.WARN, "one")};
    check("mail", () -> now[0]);
    Instant began = clock.now();
    assertEquals(began, line("mail").since());
    clock.pass(Duration.ofMinutes(1));
    now[0] = new Health(Status.WARN, "two");
    assertEquals(began, line("mail").since());
    now[0] = new Health(Status.CRITICAL, "three");
    assertEquals(began.plusSeconds(60), line("mail").since());
  }

  @Test
  void service_that_does_not_open_is_starting_and_then_critical() {
    services.breakDown("web", "its bundle runs, its ports are not open yet");
    assertEquals(Status.TEMPORARILY_UNAVAILABLE, line("web").health().status());
    clock.pass(ServiceLines.START);
    assertEquals(Status.CRITICAL, line("web").health().status());
    assertTrue(watch.overall().detail().contains("web"), watch.overall().detail());
  }

  @Test
  void of_service_and_its_own_check_the_worse_counts() {
    check("web", () -> new Health(Status.CRITICAL, "no certificate"));
    assertEquals("no certificate", line("web").health().detail());
    check("modbus-server", () -> new Health(Status.OK, "accepted 3"));
    assertEquals("accepted 3", line("modbus-server").health().detail());
    services.breakDown("modbus-server", "its bundle is not started");
    assertEquals("its bundle is not started", line("modbus-server").health().detail());
  }

  @Test
  void what_is_off_is_well_whatever_its_check_says() throws Exception {
    check("web", () -> new Health(Status.CRITICAL, "no certificate"));
    services.disable(Identity.SYSTEM, "web", Set.of());
    assertEquals(new Health(Status.OK, "off"), line("web").health());
  }

  @Test
  void check_that_hangs_or_fails_is_red_and_stops_nobody() throws Exception {
    CountDownLatch never = new CountDownLatch(1);
    check(
        "hanging",
        () -> {
          try {
            never.await();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
          return Health.OK;
        });
    check(
        "failing",
        () -> {
          throw new IllegalStateException("no idea");
        });
    check("mail", () -> Health.OK);
    assertEquals(Status.CHECK_FAILED, line("hanging").health().status());
    assertEquals(Status.CHECK_FAILED, line("failing").health().status());
    assertEquals(Health.OK, line("mail").health());
    never.countDown();
  }

  @Test
  void the_gateway_as_a_whole() throws Exception {
    clock.quality(ClockQuality.UNSYNCED);
    signers.mode(TrustMode.WARN);
    assertEquals(Status.WARN, line("clock").health().status());
    assertEquals(Status.WARN, line("trust").health().status());
    assertEquals(Status.WARN, line("commissioning").health().status());
    assertEquals(Status.OK, line("configuration").health().status());
    for (int line = 1; line <= 5; line++) {
      config.report(new Problem("a.cfg", line, "port", "not a number"));
    }
    Health rejected = line("configuration").health();
    assertEquals(Status.CRITICAL, rejected.status());
    assertTrue(rejected.detail().startsWith("a.cfg:1: port: not a number; a.cfg:2"));
    assertTrue(rejected.detail().endsWith("and 2 more"), rejected.detail());
  }

  @Test
  void a_thousand_starts_leave_nothing() throws Exception {
    ComponentTest.of(HealthWatch.class)
        .with(services)
        .with(config)
        .with(commissioning)
        .with(signers)
        .with(clock)
        .cycle(1_000);
  }
}
