// SPDX-License-Identifier: Apache-2.0
package io.lockgate.north.mqtt.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FlatObjectTest {
  private static FlatObject read(String text) throws JsonException {
    return FlatObject.parse(text.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void members_of_each_kind_are_read() throws JsonException {
    FlatObject read =
        read(
            " { \"a\" : \"x\\n\\u00e4\\\"/\" , \"b\":-12.50e1,\"c\":true,\"d\":false,\"e\":null }\n");
    assertEquals(Optional.of("x\nä\"/"), read.text("a"));
    assertEquals(Optional.of(new BigDecimal("-125.0")), read.number("b"));
    assertEquals(true, read.members().get("c"));
    assertEquals(false, read.members().get("d"));
    assertEquals(4, read.members().size());
    assertEquals(Optional.empty(), read.text("b"));
    assertEquals(new FlatObject(Map.of()), read("{}"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[]",
        "1",
        "{",
        "{}}",
        "{\"a\"}",
        "{\"a\":}",
        "{\"a\":{}}",
        "{\"a\":[1]}",
        "{\"a\":01}",
        "{\"a\":1,}",
        "{\"a\":1 \"b\":2}",
        "{\"a\":1,\"a\":2}",
        "{\"a\":\"\\x\"}",
        "{\"a\":\"\\u00g0\"}",
        "{\"a\":\"\\u00",
        "{\"a\":\"\n\"}",
        "{\"a\":NaN}",
        "{\"a\":1e9999}",
        "{\"a\":tru}",
        "{a:1}",
        "{\"a\":\"open}"
      })
  void anything_else_is_refused(String text) {
    JsonException refused = assertThrows(JsonException.class, () -> read(text));
    assertEquals(0, refused.getStackTrace().length);
  }

  @Test
  void too_much_is_refused() {
    StringBuilder many = new StringBuilder("{\"m0\":1");
    for (int i = 1; i <= FlatObject.MAX_MEMBERS; i++) {
      many.append(",\"m").append(i).append("\":1");
    }
    assertThrows(JsonException.class, () -> read(many.append('}').toString()));
    assertThrows(JsonException.class, () -> FlatObject.parse(new byte[FlatObject.MAX_BYTES + 1]));
    assertThrows(
        JsonException.class, () -> FlatObject.parse(new byte[] {'{', '"', (byte) 0xFF, '"'}));
    assertThrows(JsonException.class, () -> read("{\"a\":" + "1".repeat(41) + "}"));
  }

  @Test
  void what_is_written_is_read() throws JsonException {
    String text = "quote \" back \\ line \n ä \uD83D\uDE00";
    JsonWriter json = new JsonWriter().object().text("t", text).number("n", -5).flag("f", true);
    FlatObject read = FlatObject.parse(json.endObject().toBytes());
    assertEquals(Optional.of(text), read.text("t"));
    assertEquals(Optional.of(BigDecimal.valueOf(-5)), read.number("n"));
  }
}
