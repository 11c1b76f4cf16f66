// SPDX-License-Identifier: Apache-2.0
package io.lockgate.north.mqtt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lockgate.api.point.PointId;
import io.lockgate.api.point.Quality;
import io.lockgate.api.point.Sample;
import io.lockgate.api.point.Value;
import io.lockgate.api.publish.Publisher;
import io.lockgate.api.publish.PublisherStatus;
import io.lockgate.api.security.Identity;
import io.lockgate.api.time.ClockQuality;
import io.lockgate.api.time.GatewayClock;
import io.lockgate.core.log.db.Limits;
import io.lockgate.core.log.keep.KeptLog;
import io.lockgate.core.log.keep.Standing;
import io.lockgate.core.publish.PublicationsService;
import io.lockgate.north.mqtt.peers.Mosquitto;
import io.lockgate.testkit.component.ComponentTest;
import io.lockgate.testkit.driver.HostClock;
import io.lockgate.testkit.fakes.CollectingAuditLog;
import io.lockgate.testkit.fakes.MemoryStateStore;
import io.lockgate.testkit.fakes.PermissiveAccess;
import io.lockgate.testkit.peer.Peer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * R7: Debian's broker is away while a million samples gather in the real log; when it is back all of them arrive, in order,
 * and what is fresh overtakes them.
 */
@SuppressWarnings("NullAway.Init")
class BrokerAwayTest {
  private static final int SAMPLES = 1_000_000;
  private static final int POINTS = 500;
  private static final int ROUNDS_AT_ONCE = 20;
  private static final long GROWTH = 32L << 20;
  private static final long DRAIN_GOAL = 5_000;
  private static final long FRESH_MILLIS = 5_000;
  private static final Duration SOON = Duration.ofSeconds(20);
  private static final Duration DRAINED = Duration.ofSeconds(SAMPLES / DRAIN_GOAL + 20);

  private final GatewayClock clock = new HostClock();
  private final ScheduledExecutorService field = Executors.newSingleThreadScheduledExecutor();
  @TempDir private Path folder;
  private KeptLog log;
  private Mosquitto broker;
  private Site site;
  private ComponentTest<PublicationsService> component;
  private PublicationsService publications;
  private long sequence;

  @BeforeEach
  void start() throws Exception {
    broker = Mosquitto.remembering(folder);
    Standing standing = new Standing((type, detail) -> {});
    log =
        new KeptLog(
            folder.resolve("samples"), () -> Long.MAX_VALUE, Limits.DEFAULT, clock, standing);
    Awaitility.await("the log").atMost(SOON).until(() -> !standing.view().starting());
    site = new Site(folder).set("host", "127.0.0.1").set("port", broker.mutual());
    site.set("trust", "ca.pem").set("certificate", "client.pem").set("key", "client.key");
    site.set("version", "5").start();
    component =
        ComponentTest.of(PublicationsService.class)
            .with(log)
            .with(new MemoryStateStore())
            .with(clock)
            .with(new CollectingAuditLog())
            .with(new PermissiveAccess())
            .with(site.publisher(), Map.of(Publisher.ID, "plant"));
    publications = component.activate();
  }

  @AfterEach
  void stop() throws Exception {
    field.shutdownNow();
    broker.close();
    component.deactivate();
    site.close();
    log.close();
  }

  @Test
  void a_million_samples_arrive_in_order_and_fresh_values_overtake_them() throws Exception {
    Path received = folder.resolve("received.txt");
    try (Peer reader = reader()) {
      broker.awaitSubscription("lockgate/gw7/+");
      append(ROUNDS_AT_ONCE).get(SOON.toSeconds(), TimeUnit.SECONDS);
      Awaitility.await("the way").atMost(SOON).until(() -> status().backlog() == 0);
      broker.stop();
      long before = heap();
      gather();
      long most = heap() - before;
      assertEquals(SAMPLES, sequence);
      Awaitility.await("the count").atMost(SOON).until(() -> status().backlog() > SAMPLES * 0.9);
      long begin = clock.now().toEpochMilli();
      broker.again();
      field.scheduleAtFixedRate(() -> append(1), 0, 1, TimeUnit.SECONDS);
      publications.test(Identity.SYSTEM, "plant", SOON).toCompletableFuture().get();
      for (int part = 3; part > 0; part--) {
        int left = part * SAMPLES / 4;
        Awaitility.await("drained").atMost(DRAINED).until(() -> status().backlog() < left);
        most = Math.max(most, heap() - before);
      }
      Awaitility.await("all").atMost(DRAINED).until(() -> status().backlog() < POINTS);
      field.shutdown();
      assertTrue(field.awaitTermination(SOON.toSeconds(), TimeUnit.SECONDS));
      Awaitility.await("the last").atMost(SOON).until(() -> status().backlog() == 0);
      Awaitility.await("the reader")
          .atMost(SOON)
          .untilAsserted(
              () ->
                  assertEquals(
                      sequence, new Arrivals(POINTS, SAMPLES, begin).read(received).different()));
      judge(new Arrivals(POINTS, SAMPLES, begin).read(received), begin, most);
      assertTrue(reader.handle().isAlive());
    }
  }

  private void judge(Arrivals arrivals, long begin, long grown) {
    double rate = SAMPLES * 1e3 / (arrivals.drained() - begin);
    System.out.printf(
        "R7, mosquitto: %d samples at %.0f/s, %d came twice, heap %+d KiB, %d live messages, newest value at most"
            + " %d ms old%n",
        SAMPLES, rate, arrivals.twice(), grown >> 10, arrivals.live(), arrivals.stalest());
    assertEquals(sequence, arrivals.last());
    assertEquals(0, arrivals.wrong(), "out of order, or under a wrong name");
    assertEquals(0, status().dropped());
    assertTrue(rate >= DRAIN_GOAL, rate + "/s");
    assertTrue(grown <= GROWTH, grown + " bytes");
    assertTrue(arrivals.live() > 0, "something overtook");
    assertTrue(arrivals.stalest() <= FRESH_MILLIS, arrivals.stalest() + " ms");
  }

  /** Stays subscribed while the broker is away, and comes back by itself. */
  private Peer reader() throws Exception {
    return Peer.command(
            "sh",
            "-c",
            "exec mosquitto_sub -h 127.0.0.1 -p "
                + broker.plain()
                + " -i reader -c -q 1 -t 'lockgate/gw7/+' -T lockgate/gw7/status -F '%U %p' > received.txt")
        .in(folder)
        .start();
  }

  private void gather() throws Exception {
    int rounds = (int) ((SAMPLES - sequence) / POINTS);
    for (int done = 0; done < rounds; done += ROUNDS_AT_ONCE) {
      append(Math.min(ROUNDS_AT_ONCE, rounds - done)).get(SOON.toSeconds(), TimeUnit.SECONDS);
    }
  }

  /** So many samples of every point. */
  private CompletableFuture<?> append(int rounds) {
    long now = clock.now().toEpochMilli();
    List<Sample> samples = new ArrayList<>(rounds * POINTS);
    for (int i = 0; i < rounds * POINTS; i++) {
      sequence++;
      int point = (int) (sequence % POINTS);
      samples.add(
          new Sample(
              new PointId(Arrivals.device(point), Arrivals.point(point)),
              Value.of(sequence % 1_000),
              Quality.GOOD,
              now,
              now,
              ClockQuality.SYNCED,
              sequence));
    }
    return log.append(samples).toCompletableFuture();
  }

  private PublisherStatus status() {
    return publications.list().get(0);
  }

  private static long heap() {
    System.gc();
    return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
  }
}
