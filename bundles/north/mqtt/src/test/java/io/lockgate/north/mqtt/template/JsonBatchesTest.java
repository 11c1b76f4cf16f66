// SPDX-License-Identifier: Apache-2.0
package io.lockgate.north.mqtt.template;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lockgate.api.point.PointId;
import io.lockgate.api.point.Quality;
import io.lockgate.api.point.Sample;
import io.lockgate.api.point.Value;
import io.lockgate.api.publish.Batch;
import io.lockgate.api.publish.Batch.Lane;
import io.lockgate.api.publish.Cursor;
import io.lockgate.api.time.ClockQuality;
import io.lockgate.north.mqtt.wire.Outgoing;
import io.lockgate.testkit.publish.SmallEngine;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class JsonBatchesTest {
  private static final Set<String> ALL = Set.of("gateway", "device", "point");

  private static List<String> messages(String topic, Lane lane, Sample... samples) {
    Batch batch = new Batch(List.of(samples), new Cursor(0), new Cursor(samples.length), lane);
    return new JsonBatches(TopicTemplate.of(topic, ALL), Map.of("gateway", "gw"), false)
        .messages(batch).stream()
            .map(each -> each.topic() + " " + new String(each.payload(), StandardCharsets.UTF_8))
            .toList();
  }

  private static Sample bad(String point, long sequence) {
    return new Sample(
        PointId.of(point),
        Value.missing(),
        Quality.NOT_CONNECTED,
        1_760_000_001_500L,
        1_760_000_001_500L,
        ClockQuality.SYNCED,
        sequence);
  }

  @Test
  void one_message_a_device_with_times_from_the_earliest() {
    List<String> messages =
        messages(
            "{gateway}/{device}",
            Lane.BACKLOG,
            SmallEngine.sample("m1/P", new Value.Decimal(2314, 1), 1),
            bad("m1/P", 2),
            SmallEngine.sample("m2/S", Value.of("a\"b"), 3),
            SmallEngine.sample("m1/T", Value.of(Instant.EPOCH), 4));
    assertEquals(
        List.of(
            "gw/m1 {\"timestamp\":\"2025-10-09T08:53:21Z\",\"device\":\"m1\",\"items\":["
                + "{\"valueItemId\":\"P\",\"values\":[{\"t\":0,\"v\":231.4,\"s\":1},"
                + "{\"t\":500,\"v\":null,\"s\":2,\"q\":\"not-connected\"}]},"
                + "{\"valueItemId\":\"T\",\"values\":[{\"t\":3000,\"v\":\"1970-01-01T00:00:00Z\",\"s\":4}]}]}",
            "gw/m2 {\"timestamp\":\"2025-10-09T08:53:23Z\",\"device\":\"m2\",\"items\":["
                + "{\"valueItemId\":\"S\",\"values\":[{\"t\":0,\"v\":\"a\\\"b\",\"s\":3}]}]}"),
        messages);
  }

  @Test
  void one_message_a_point_where_the_topic_says_so_and_live_is_told() {
    List<String> messages =
        messages(
            "{device}/{point}",
            Lane.LIVE,
            SmallEngine.sample("m1/P", Value.of(1L), 1),
            SmallEngine.sample("m1/Q", Value.of(true), 2));
    assertEquals(2, messages.size());
    assertTrue(messages.get(0).startsWith("m1/P {"), messages::toString);
    assertTrue(messages.get(1).contains("\"live\":true"), messages::toString);
    assertTrue(messages.get(1).contains("\"v\":true"), messages::toString);
  }

  @Test
  void long_batch_is_cut_into_messages_none_too_long_and_nothing_lost() {
    List<Sample> samples = new ArrayList<>();
    for (int i = 1; i <= 20_000; i++) {
      samples.add(SmallEngine.sample("m1/P" + i % 3, Value.of((long) i), i));
    }
    Batch batch = new Batch(samples, new Cursor(0), new Cursor(20_000), Lane.BACKLOG);
    List<Outgoing> messages =
        new JsonBatches(TopicTemplate.of("t", ALL), Map.of(), false).messages(batch);
    assertTrue(messages.size() > 1);
    int seen = 0;
    for (Outgoing each : messages) {
      assertTrue(each.payload().length < JsonBatches.MAX_CHARS + 200);
      seen += new String(each.payload(), StandardCharsets.UTF_8).split("\"s\":", -1).length - 1;
    }
    assertEquals(20_000, seen);
  }
}
