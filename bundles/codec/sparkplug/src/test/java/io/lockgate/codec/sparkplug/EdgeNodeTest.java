// SPDX-License-Identifier: Apache-2.0
package io.lockgate.codec.sparkplug;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class EdgeNodeTest {
  private static final long NOW = Samples.NOW;

  private final EdgeNode node = new EdgeNode("plant", "gw", 0);

  private static Metric power(double value) {
    return Metric.named("Power", MetricType.DOUBLE, new MetricValue.Real(value)).at(NOW);
  }

  private static DeviceBirth meter(String name) {
    return new DeviceBirth(name, List.of(power(1)));
  }

  private static MetricValue number(Message message) {
    return message.payload().metrics().stream()
        .filter(each -> each.name().equals(Optional.of("bdSeq")))
        .findFirst()
        .orElseThrow()
        .value();
  }

  private List<Message> alive(String... devices) {
    node.connect(NOW);
    return node.birth(NOW, List.of(), List.of(devices).stream().map(EdgeNodeTest::meter).toList());
  }

  @Test
  void births_come_in_order_from_zero_and_carry_the_number_of_the_will() {
    Message will = node.connect(NOW);
    assertEquals("spBv1.0/plant/NDEATH/gw", will.topic().toString());
    assertEquals(OptionalLong.empty(), will.payload().seq());
    List<Message> births = node.birth(NOW, List.of(), List.of(meter("a"), meter("b")));
    assertEquals(
        List.of(
            "spBv1.0/plant/NBIRTH/gw", "spBv1.0/plant/DBIRTH/gw/a", "spBv1.0/plant/DBIRTH/gw/b"),
        births.stream().map(each -> each.topic().toString()).toList());
    assertEquals(
        List.of(OptionalLong.of(0), OptionalLong.of(1), OptionalLong.of(2)),
        births.stream().map(each -> each.payload().seq()).toList());
    assertEquals(new MetricValue.Whole(0), number(will));
    assertEquals(number(will), number(births.get(0)));
    assertEquals(EdgeNode.State.ALIVE, node.state());
  }

  @Test
  void sequence_wraps_after_255() {
    alive("a");
    long expected = 2;
    for (int i = 0; i < 600; i++) {
      Message data = node.data(NOW, "a", List.of(power(i)));
      assertEquals(OptionalLong.of(expected), data.payload().seq());
      expected = (expected + 1) % 256;
    }
  }

  @Test
  void each_connection_has_the_next_number_and_a_rebirth_keeps_it() {
    for (int i = 0; i < 300; i++) {
      Message will = node.connect(NOW);
      assertEquals(new MetricValue.Whole(i % 256), number(will));
      assertEquals(number(will), number(node.birth(NOW, List.of(), List.of()).get(0)));
      List<Message> again = node.birth(NOW, List.of(), List.of(meter("a")));
      assertEquals(number(will), number(again.get(0)));
      assertEquals(OptionalLong.of(0), again.get(0).payload().seq());
      assertEquals(number(will), number(node.farewell(NOW)));
      node.disconnected();
    }
  }

  @Test
  void values_go_by_alias_that_births_keep() {
    Metric born = alive("a", "b").get(2).payload().metrics().get(0);
    Metric sent = node.data(NOW, "b", List.of(power(3))).payload().metrics().get(0);
    assertEquals(Optional.empty(), sent.name());
    assertEquals(born.alias(), sent.alias());
    assertEquals(new MetricValue.Real(3), sent.value());
    Message again = node.birth(NOW, List.of(), List.of(meter("b"))).get(1);
    assertEquals(born.alias(), again.payload().metrics().get(0).alias());
  }

  @Test
  void nothing_is_said_before_a_birth_or_after_a_death() {
    assertThrows(IllegalStateException.class, () -> node.birth(NOW, List.of(), List.of()));
    node.connect(NOW);
    assertThrows(IllegalStateException.class, () -> node.data(NOW, "a", List.of(power(1))));
    assertThrows(IllegalStateException.class, () -> node.birth(NOW, meter("a")));
    node.birth(NOW, List.of(), List.of(meter("a")));
    assertTrue(node.knows("a", "Power"));
    assertFalse(node.knows("a", "Energy"));
    assertThrows(
        IllegalArgumentException.class,
        () -> node.data(NOW, "a", List.of(Metric.named("E", MetricType.DOUBLE, power(1).value()))));
    assertEquals(
        "spBv1.0/plant/DDEATH/gw/a", node.death(NOW, "a").orElseThrow().topic().toString());
    assertEquals(Optional.empty(), node.death(NOW, "a"));
    assertFalse(node.knows("a", "Power"));
    node.disconnected();
    assertThrows(IllegalStateException.class, () -> node.death(NOW, "a"));
  }

  @Test
  void commands_find_their_metric_by_name_and_by_alias() {
    Metric born = alive("a", "b").get(2).payload().metrics().get(0);
    Topic toB = new Topic("plant", MessageType.DCMD, "gw", "b");
    EdgeNode.MetricKey power = new EdgeNode.MetricKey("b", "Power");
    assertEquals(Optional.of(power), node.target(toB, power(9)));
    Metric byAlias =
        Metric.aliased(born.alias().orElseThrow(), MetricType.DOUBLE, new MetricValue.Real(9));
    assertEquals(Optional.of(power), node.target(toB, byAlias));
    Topic toA = new Topic("plant", MessageType.DCMD, "gw", "a");
    assertEquals(Optional.empty(), node.target(toA, byAlias), "the alias is of another device");
    Topic other = new Topic("plant", MessageType.DCMD, "other", "b");
    assertEquals(Optional.empty(), node.target(other, power(9)));
  }

  @Test
  void rebirth_is_asked_by_a_command_to_the_node() {
    Metric ask = Metric.named(EdgeNode.REBIRTH, MetricType.BOOLEAN, new MetricValue.Flag(true));
    Payload payload = Payload.unnumbered(NOW, List.of(ask));
    assertTrue(node.asksForBirth(Topic.of("plant", MessageType.NCMD, "gw"), payload));
    assertFalse(node.asksForBirth(Topic.of("plant", MessageType.NDATA, "gw"), payload));
    Metric no = Metric.named(EdgeNode.REBIRTH, MetricType.BOOLEAN, new MetricValue.Flag(false));
    assertFalse(
        node.asksForBirth(
            Topic.of("plant", MessageType.NCMD, "gw"), Payload.unnumbered(NOW, List.of(no))));
  }
}
