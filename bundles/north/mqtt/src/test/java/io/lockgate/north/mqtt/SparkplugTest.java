// SPDX-License-Identifier: Apache-2.0
package io.lockgate.north.mqtt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lockgate.api.point.DataType;
import io.lockgate.api.point.PointId;
import io.lockgate.api.point.Quality;
import io.lockgate.api.point.Sample;
import io.lockgate.api.point.Value;
import io.lockgate.api.time.ClockQuality;
import io.lockgate.north.mqtt.peers.Mosquitto;
import io.lockgate.north.mqtt.peers.Npm;
import io.lockgate.testkit.peer.Peer;
import io.lockgate.testkit.publish.SmallEngine;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sparkplug B as npm's sparkplug-payload reads and writes it: births, values, commands, rebirth, death. */
@SuppressWarnings("NullAway.Init")
class SparkplugTest {
  private static final Duration SOON = Duration.ofSeconds(20);
  private static final String PACKAGE = "sparkplug-payload";
  private static final Pattern SEQ = Pattern.compile("\"seq\":\"(\\d+)\"");

  @TempDir private Path folder;
  private Mosquitto broker;
  private Site site;
  private Peer host;

  @BeforeEach
  void start() throws Exception {
    Npm.program("sparkplug.js", PACKAGE);
    broker = Mosquitto.start(folder);
    site = new Site(folder);
    site.set("host", "127.0.0.1").set("port", broker.mutual()).set("trust", "ca.pem");
    site.set("certificate", "client.pem").set("key", "client.key");
    site.set("template", "sparkplug").set("group", "plant").set("commands", true);
    site.field.point("io1/DO3", DataType.BOOL, Value.of(false));
    site.field.point("meter1/Power", DataType.INT16, 0.1, new Value.Decimal(2314, 1));
    site.field.point("meter1/Energy", DataType.UINT32, Value.of(4_294_967_295L));
    site.field.point("meter1/Name", DataType.TEXT, Value.of("Zähler"));
    site.field.point("meter1/Unread", DataType.FLOAT32, Value.missing());
    host = host();
  }

  /** Mosquitto's reader, and behind it the decoder. */
  private Peer host() throws IOException {
    Peer.Command decoder = Npm.program("sparkplug.js", PACKAGE, "decode");
    String line =
        "mosquitto_sub -h 127.0.0.1 -p "
            + broker.plain()
            + " -t 'spBv1.0/plant/#' -q 1 -F '%t %r %x' | exec node "
            + decoder.arguments().get(0)
            + " decode";
    Peer started =
        Peer.command("sh", "-c", line)
            .in(folder)
            .env("NODE_PATH", decoder.environment().getOrDefault("NODE_PATH", ""))
            .start();
    started.awaitLine("READY", SOON);
    broker.awaitSubscription("spBv1.0/plant/#");
    return started;
  }

  @AfterEach
  void stop() throws Exception {
    if (site != null) {
      site.close();
    }
    if (host != null) {
      host.close();
    }
    if (broker != null) {
      broker.close();
    }
  }

  private String said(String topic, String part) {
    Awaitility.await(topic + " with " + part)
        .atMost(SOON)
        .until(() -> host.output().stream().anyMatch(line -> is(line, topic, part)));
    return host.output().stream().filter(line -> is(line, topic, part)).reduce("", (a, b) -> b);
  }

  private static boolean is(String line, String topic, String part) {
    return line.contains("\"topic\":\"spBv1.0/plant/" + topic + "\"") && line.contains(part);
  }

  private void command(String topic, String json) throws IOException {
    String hex = Npm.run("sparkplug.js", PACKAGE, "encode", json);
    broker.say("spBv1.0/plant/" + topic, HexFormat.of().parseHex(hex));
  }

  private List<Long> sequence() {
    return host.output().stream()
        .filter(line -> !line.contains("/NDEATH/") && !line.contains("CMD/"))
        .map(SEQ::matcher)
        .filter(Matcher::find)
        .map(found -> Long.parseLong(found.group(1)))
        .toList();
  }

  @Test
  void births_tell_all_points_with_their_present_values() throws Exception {
    site.start();
    String node = said("NBIRTH/gw7", "\"seq\":\"0\"");
    assertTrue(node.contains("\"name\":\"bdSeq\""), node);
    assertTrue(
        node.contains("\"value\":false,\"type\":\"Boolean\",\"name\":\"Node Control/Rebirth\""),
        node);
    String meter = said("DBIRTH/gw7/meter1", "\"seq\":\"2\"");
    assertTrue(meter.contains("\"value\":231.4,\"type\":\"Double\",\"name\":\"Power\""), meter);
    assertTrue(
        meter.contains("\"value\":\"4294967295\",\"type\":\"Int64\",\"name\":\"Energy\""), meter);
    assertTrue(meter.contains("\"value\":\"Zähler\",\"type\":\"String\",\"name\":\"Name\""), meter);
    assertTrue(meter.contains("\"value\":null,\"type\":\"Float\",\"name\":\"Unread\""), meter);
    said("DBIRTH/gw7/io1", "\"seq\":\"1\"");
  }

  @Test
  void values_come_by_alias_in_sequence_and_what_is_older_is_history() throws Exception {
    site.start();
    said("DBIRTH/gw7/meter1", "Power");
    SmallEngine engine = new SmallEngine(site.publisher(), 1);
    for (int i = 1; i <= 300; i++) {
      engine.append(SmallEngine.sample("meter1/Power", new Value.Decimal(i, 1), i));
    }
    engine.drain(SOON);
    said("DDATA/gw7/meter1", "\"value\":30,");
    List<Long> numbers = sequence();
    for (int i = 0; i < numbers.size(); i++) {
      assertEquals(i % 256L, numbers.get(i), numbers::toString);
    }
    SmallEngine again = new SmallEngine(site.publisher(), 1);
    again.append(SmallEngine.sample("meter1/Power", new Value.Decimal(777, 1), 1)).drain(SOON);
    String old = said("DDATA/gw7/meter1", "\"value\":77.7");
    assertTrue(old.contains("\"isHistorical\":true"), old);
  }

  @Test
  void point_that_is_new_is_born_before_its_value_comes() throws Exception {
    site.start();
    said("DBIRTH/gw7/meter1", "Power");
    Sample fresh =
        new Sample(
            PointId.of("meter2/Flow"),
            Value.of(1.5),
            Quality.STALE,
            1_000,
            1_000,
            ClockQuality.SYNCED,
            1);
    new SmallEngine(site.publisher(), 1).append(fresh).drain(SOON);
    String data = said("DDATA/gw7/meter2", "\"value\":1.5");
    assertTrue(data.contains("500"), data);
    said("DBIRTH/gw7/meter2", "\"name\":\"Flow\"");
  }

  @Test
  void command_reaches_the_field_and_its_outcome_returns() throws Exception {
    site.start();
    said("DBIRTH/gw7/io1", "DO3");
    command(
        "DCMD/gw7/io1",
        "{\"timestamp\":1,\"metrics\":[{\"name\":\"DO3\",\"type\":\"Boolean\",\"value\":true}]}");
    String outcome = said("NDATA/gw7", "confirmed");
    assertTrue(outcome.contains("io1/DO3"), outcome);
    assertEquals(Value.of(true), site.field.value("io1/DO3"));
    command(
        "DCMD/gw7/meter1",
        "{\"timestamp\":1,\"metrics\":[{\"name\":\"Power\",\"type\":\"Double\",\"value\":12.5}]}");
    said("NDATA/gw7", "meter1/Power");
    assertEquals(new Value.Decimal(125, 1), site.field.value("meter1/Power"));
    assertEquals(2, site.field.written().size());
  }

  @Test
  void rebirth_begins_at_zero_again() throws Exception {
    site.start();
    said("DBIRTH/gw7/meter1", "Power");
    command(
        "NCMD/gw7",
        "{\"timestamp\":1,\"metrics\":[{\"name\":\"Node Control/Rebirth\",\"type\":\"Boolean\",\"value\":true}]}");
    Awaitility.await("two births")
        .atMost(SOON)
        .until(() -> sequence().stream().filter(seq -> seq == 0).count() == 2);
    said("DBIRTH/gw7/meter1", "\"seq\":\"2\"");
  }

  @Test
  void death_is_told_at_the_end_and_by_the_will() throws Exception {
    site.start();
    said("NBIRTH/gw7", "bdSeq");
    site.close();
    String end = said("NDEATH/gw7", "bdSeq");
    assertTrue(end.contains("\"value\":\"0\"") || end.contains("\"value\":0"), end);
  }
}
