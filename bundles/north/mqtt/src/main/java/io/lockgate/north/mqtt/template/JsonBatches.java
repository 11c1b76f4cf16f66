// SPDX-License-Identifier: Apache-2.0
package io.lockgate.north.mqtt.template;

import io.lockgate.api.point.Quality;
import io.lockgate.api.point.Sample;
import io.lockgate.api.publish.Batch;
import io.lockgate.north.mqtt.json.JsonWriter;
import io.lockgate.north.mqtt.wire.Outgoing;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Samples as JSON, one message a device, or one a point where the topic has {@code {point}}:
 *
 * <pre>{"timestamp":"2026-01-01T00:00:00Z","device":"meter1","items":[{"valueItemId":"Power",
 *  "values":[{"t":0,"v":231.4,"s":17},{"t":1000,"v":null,"s":18,"q":"not-connected"}]}]}</pre>
 *
 * {@code timestamp}: source time of the earliest; {@code t}: milliseconds after it; {@code s}: sequence number of the
 * sample, by which a receiver knows what came twice; {@code q}: quality, left out when good; {@code "live":true} where fresh
 * samples overtake a backlog. A message that would be longer than {@link #MAX_CHARS} is continued in a second.
 */
final class JsonBatches {
  static final int MAX_CHARS = 120_000;

  private final TopicTemplate topic;
  private final Map<String, String> names;
  private final boolean retained;
  private final boolean byPoint;

  /**
   * Makes messages for a topic.
   *
   * @param names values of the placeholders that do not change
   */
  JsonBatches(TopicTemplate topic, Map<String, String> names, boolean retained) {
    this.topic = topic;
    this.names = names;
    this.retained = retained;
    this.byPoint = topic.has("point");
  }

  List<Outgoing> messages(Batch batch) {
    Map<String, Map<String, List<Sample>>> devices = new LinkedHashMap<>();
    for (Sample sample : batch.samples()) {
      String device = sample.point().device();
      String key = byPoint ? sample.point().toString() : device;
      devices
          .computeIfAbsent(key, fresh -> new LinkedHashMap<>())
          .computeIfAbsent(sample.point().point(), fresh -> new ArrayList<>())
          .add(sample);
    }
    List<Outgoing> messages = new ArrayList<>();
    boolean live = batch.lane() == Batch.Lane.LIVE;
    devices.values().forEach(points -> new One(points, live).addTo(messages));
    return messages;
  }

  /** One device, or one point. */
  private final class One {
    private final Map<String, List<Sample>> points;
    private final Sample first;
    private final boolean live;
    private final long base;
    private JsonWriter json = new JsonWriter();

    One(Map<String, List<Sample>> points, boolean live) {
      this.points = points;
      this.live = live;
      this.first = points.values().iterator().next().get(0);
      this.base =
          points.values().stream()
              .flatMap(List::stream)
              .mapToLong(Sample::sourceMillis)
              .min()
              .orElse(0);
    }

    void addTo(List<Outgoing> messages) {
      begin();
      for (Map.Entry<String, List<Sample>> point : points.entrySet()) {
        item(point.getKey());
        for (Sample sample : point.getValue()) {
          if (json.length() > MAX_CHARS) {
            json.endList().endObject();
            messages.add(end());
            begin();
            item(point.getKey());
          }
          one(sample);
        }
        json.endList().endObject();
      }
      messages.add(end());
    }

    private void begin() {
      json = new JsonWriter();
      json.object().text("timestamp", Instant.ofEpochMilli(base).toString());
      json.text("device", first.point().device());
      if (live) {
        json.flag("live", true);
      }
      json.name("items").list();
    }

    private void item(String point) {
      json.object().text("valueItemId", point).name("values").list();
    }

    private void one(Sample sample) {
      json.object().number("t", sample.sourceMillis() - base).value("v", sample.value());
      json.number("s", sample.sequence());
      if (sample.quality() != Quality.GOOD) {
        json.text("q", word(sample.quality()));
      }
      json.endObject();
    }

    private Outgoing end() {
      byte[] payload = json.endList().endObject().toBytes();
      Map<String, String> values = new LinkedHashMap<>(names);
      values.put("device", first.point().device());
      values.put("point", first.point().point());
      return new Outgoing(topic.fill(values), payload, true, retained);
    }
  }

  private static String word(Quality quality) {
    return quality.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
