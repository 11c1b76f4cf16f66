// SPDX-License-Identifier: Apache-2.0
package io.lockgate.north.mqtt.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lockgate.api.point.DataType;
import io.lockgate.api.point.Value;
import io.lockgate.api.security.Role;
import io.lockgate.north.mqtt.played.PlayedField;
import io.lockgate.north.mqtt.wire.Incoming;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CommandsTest {
  private final PlayedField field = new PlayedField();
  private final Commands commands = new Commands("Site_1", field, field);

  @BeforeEach
  void points() {
    field
        .point("d/Flag", DataType.BOOL, Value.of(false))
        .point("d/Whole", DataType.INT32, Value.of(0L))
        .point("d/Real", DataType.FLOAT64, Value.of(0.0))
        .point("d/Text", DataType.TEXT, Value.of(""))
        .point("d/Time", DataType.TIMESTAMP, Value.of(Instant.EPOCH))
        .point("d/Bits", DataType.BITS, new Value.Bits(0, 4));
  }

  private String order(String json) {
    Incoming message = new Incoming("c", json.getBytes(StandardCharsets.UTF_8), false);
    byte[] said = commands.json(message).toCompletableFuture().join().payload();
    return new String(said, StandardCharsets.UTF_8);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "d/Flag | true | true",
        "d/Flag | 1 | true",
        "d/Whole | 42 | 42",
        "d/Whole | 4.2e1 | 42",
        "d/Real | 12.5 | 12.5",
        "d/Real | -1e-3 | -0.001",
        "d/Text | \"a b\" | a b",
        "d/Time | \"2026-01-01T00:00:00Z\" | 2026-01-01T00:00:00Z",
        "d/Bits | \"0101\" | 0101"
      })
  void values_of_each_kind_are_written(String point, String said, String text) {
    String answer = order("{\"point\":\"" + point + "\",\"value\":" + said + "}");
    assertTrue(answer.contains("\"outcome\":\"confirmed\""), answer);
    assertEquals(text, field.value(point).text());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "d/Flag | 2",
        "d/Flag | \"x\"",
        "d/Whole | true",
        "d/Whole | \"1\"",
        "d/Text | 1",
        "d/Time | \"noon\"",
        "d/Bits | \"2\"",
        "d/Real | null"
      })
  void values_of_another_kind_are_refused(String point, String said) {
    String answer = order("{\"point\":\"" + point + "\",\"value\":" + said + "}");
    assertTrue(answer.contains("\"reason\":\"wrong-type\""), answer);
    assertEquals(0, field.written().size());
  }

  @Test
  void order_is_given_by_the_broker_as_an_operator_and_in_time() {
    order("{\"point\":\"d/Flag\",\"value\":true,\"within\":500}");
    assertEquals("mqtt--ite-1", field.written().get(0).by().id());
    assertEquals(Role.OPERATOR, field.written().get(0).by().role());
    assertEquals(Duration.ofMillis(500), field.written().get(0).within());
    assertTrue(order("{\"point\":\"d/Flag\",\"value\":true,\"within\":0}").contains("malformed"));
    assertTrue(order("{\"point\":\"d\",\"value\":true}").contains("no-such-point"));
  }
}
