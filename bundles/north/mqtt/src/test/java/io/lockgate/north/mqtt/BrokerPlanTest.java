// SPDX-License-Identifier: Apache-2.0
package io.lockgate.north.mqtt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lockgate.api.health.Status;
import io.lockgate.api.point.PointId;
import io.lockgate.api.publish.Publisher;
import io.lockgate.api.security.Destination;
import io.lockgate.north.mqtt.settings.PointSelection;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@SuppressWarnings("NullAway.Init")
class BrokerPlanTest {
  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({
    "host, a b, host",
    "client-id, a/b, client-id",
    "transport, plain, allow-insecure",
    "topic, a/{what}, topic",
    "status-topic, a/{device}, status-topic",
    "command-topic, a/#, command-topic",
    "points, a;b, points",
    "proxy, nowhere, proxy",
    "proxy, host:99999, proxy"
  })
  void setting_that_cannot_work_is_named(String key, String value, String named) throws Exception {
    try (Site site = new Site(folder).set("host", "broker.example").set(key, value).start()) {
      assertEquals(Status.CRITICAL, site.health().status());
      assertTrue(site.health().detail().contains(named), site.health().detail());
      Publisher publisher = site.publisher();
      assertThrows(
          CompletionException.class,
          () -> publisher.test(Duration.ofSeconds(1)).toCompletableFuture().join());
    }
  }

  @Test
  void broker_or_proxy_that_is_not_permitted_is_not_asked() throws Exception {
    try (Site site = new Site(folder).set("host", "broker.invalid")) {
      site.outbound.refuse("broker.invalid");
      site.start();
      assertEquals(List.of(Destination.tcp("mqtt", "broker.invalid", 8883)), site.destinations());
      assertRefused(site, "broker.invalid:8883");
    }
    try (Site site =
        new Site(folder).set("host", "broker.invalid").set("proxy", "p.invalid:3128")) {
      site.outbound.refuse("p.invalid");
      site.start();
      assertEquals(List.of(Destination.tcp("mqtt", "p.invalid", 3128)), site.destinations());
      assertRefused(site, "p.invalid:3128");
    }
  }

  private static void assertRefused(Site site, String place) {
    CompletionException why =
        assertThrows(
            CompletionException.class,
            () -> site.publisher().test(Duration.ofSeconds(10)).toCompletableFuture().join());
    String told = String.valueOf(why.getMessage());
    assertTrue(told.contains(place + " is not on the list"), told);
    assertEquals(Status.CRITICAL, site.health().status());
    assertTrue(
        site.health().detail().contains("io.lockgate.core.security.outbound"),
        site.health().detail());
  }

  @Test
  void selection_of_points() {
    PointSelection some = PointSelection.of("meter*/Power, io1/*");
    assertTrue(some.wants(PointId.of("meter12/Power")));
    assertTrue(some.wants(PointId.of("io1/DO3")));
    assertTrue(!some.wants(PointId.of("meter12/Power2")));
    assertTrue(PointSelection.of(" ").wants(PointId.of("a/b")));
  }
}
