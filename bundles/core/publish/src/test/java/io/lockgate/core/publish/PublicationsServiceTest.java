// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.publish;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lockgate.api.health.Status;
import io.lockgate.api.point.PointId;
import io.lockgate.api.point.Quality;
import io.lockgate.api.point.Sample;
import io.lockgate.api.point.Value;
import io.lockgate.api.publish.Acknowledgement;
import io.lockgate.api.publish.Batch;
import io.lockgate.api.publish.Publisher;
import io.lockgate.api.security.Identity;
import io.lockgate.api.security.NotAllowedException;
import io.lockgate.api.security.Role;
import io.lockgate.api.time.ClockQuality;
import io.lockgate.testkit.FakeClock;
import io.lockgate.testkit.component.ComponentTest;
import io.lockgate.testkit.fakes.CollectedFigures;
import io.lockgate.testkit.fakes.CollectingAuditLog;
import io.lockgate.testkit.fakes.MemorySampleLog;
import io.lockgate.testkit.fakes.MemoryStateStore;
import io.lockgate.testkit.fakes.RoleAccessControl;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@SuppressWarnings("NullAway.Init")
class PublicationsServiceTest {
  private static final Duration SOON = Duration.ofSeconds(10);
  private static final Identity ADMIN = new Identity("local-0", Role.SECURITY_ADMIN, "console");
  private static final Identity VIEWER = new Identity("local-8", Role.VIEWER, "console");
  private static final Map<String, Object> PLANT = Map.of(Publisher.ID, "mqtt-plant");

  private final FakeClock clock = new FakeClock();
  private final MemorySampleLog log = new MemorySampleLog();
  private final MemoryStateStore store = new MemoryStateStore();
  private final CollectingAuditLog audit = new CollectingAuditLog();
  private final Taking above = new Taking();
  private ComponentTest<PublicationsService> component;
  private PublicationsService service;

  @BeforeEach
  void start() throws Exception {
    component =
        ComponentTest.of(PublicationsService.class)
            .with(log)
            .with(store)
            .with(clock)
            .with(audit)
            .with(new RoleAccessControl());
    service = component.activate();
  }

  @AfterEach
  void stop() throws Exception {
    component.deactivate();
  }

  /** Takes everything. */
  private static final class Taking implements Publisher {
    private final AtomicInteger taken = new AtomicInteger();

    @Override
    public boolean wants(PointId point) {
      return true;
    }

    @Override
    public int maxBatch() {
      return 100;
    }

    @Override
    public CompletionStage<Acknowledgement> publish(Batch batch, Duration within) {
      if (batch.lane() == Batch.Lane.BACKLOG) {
        taken.addAndGet(batch.samples().size());
      }
      return CompletableFuture.completedFuture(Acknowledgement.all(batch));
    }

    @Override
    public CompletionStage<String> test(Duration within) {
      return CompletableFuture.completedFuture("there");
    }
  }

  private void add(int count) {
    long end = log.end().position();
    long now = clock.now().toEpochMilli();
    log.append(
        LongStream.rangeClosed(end + 1, end + count)
            .mapToObj(
                number ->
                    new Sample(
                        PointId.of("m/p"),
                        Value.of(number),
                        Quality.GOOD,
                        now,
                        now,
                        ClockQuality.SYNCED,
                        number))
            .toList());
  }

  /** All of it was taken, and then the publisher goes. */
  private void cameAndWent() throws Exception {
    add(250);
    service.publisherComes(above, PLANT);
    Awaitility.await("all")
        .atMost(SOON)
        .until(() -> !service.list().isEmpty() && service.list().get(0).cursor().position() == 250);
    Map<String, Double> figures = CollectedFigures.of(service);
    assertEquals(250, figures.get("lockgate_publisher_published_total[publisher, mqtt-plant]"));
    assertEquals(1, figures.get("lockgate_publisher_up[publisher, mqtt-plant]"));
    assertEquals(0, figures.get("lockgate_publisher_backlog_age_seconds[publisher, mqtt-plant]"));
    service.publisherGoes(above, PLANT);
    add(70);
    clock.pass(Duration.ofSeconds(3));
    Awaitility.await("what waits")
        .atMost(SOON)
        .until(() -> !service.list().isEmpty() && service.list().get(0).backlog() == 70);
  }

  @Test
  void one_that_is_gone_needs_nobody_and_can_be_forgotten() throws Exception {
    cameAndWent();
    assertEquals(Status.OK, service.check().status());
    assertTrue(service.check().detail().contains("mqtt-plant --forget"), service.check()::detail);
    assertTrue(store.contents().containsKey("publish/mqtt-plant"));
    assertThrows(NotAllowedException.class, () -> service.forget(VIEWER, "mqtt-plant"));
    assertThrows(IllegalArgumentException.class, () -> service.forget(ADMIN, "other"));
    service.forget(ADMIN, "mqtt-plant");
    assertEquals(List.of(), service.list());
    assertEquals("", service.check().detail());
    assertTrue(!store.contents().containsKey("publish/mqtt-plant"));
    assertEquals(List.of("PUBLISHER_FORGOTTEN mqtt-plant"), audit.summary());
    component.deactivate();
    service = component.activate();
    assertEquals(List.of(), service.list());
  }

  @Test
  void one_that_is_there_is_not_forgotten() throws Exception {
    cameAndWent();
    service.publisherComes(above, PLANT);
    Awaitility.await("there").atMost(SOON).until(() -> service.list().get(0).present());
    IllegalArgumentException refused =
        assertThrows(IllegalArgumentException.class, () -> service.forget(ADMIN, "mqtt-plant"));
    assertTrue(String.valueOf(refused.getMessage()).contains("is there"), refused.getMessage());
    assertEquals(1, service.list().size());
  }
}
