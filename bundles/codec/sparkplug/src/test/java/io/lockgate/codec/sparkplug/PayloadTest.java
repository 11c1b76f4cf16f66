// SPDX-License-Identifier: Apache-2.0
package io.lockgate.codec.sparkplug;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PayloadTest {
  private static Payload read(String hex) throws MalformedException {
    return Payload.decode(ByteBuffer.wrap(HexFormat.of().parseHex(hex)));
  }

  @Test
  void what_is_written_is_read_as_it_was() throws MalformedException {
    Payload again = Payload.decode(ByteBuffer.wrap(Samples.payload().encode()));
    assertEquals(Samples.payload(), again);
  }

  @Test
  void bytes_of_a_known_payload() {
    Payload payload =
        Payload.numbered(
            1, 0, List.of(Metric.named("T", MetricType.FLOAT, new MetricValue.Single(21.5f))));
    byte[] expected =
        HexFormat.ofDelimiter(" ")
            .parseHex(
                "08 01" // timestamp 1
                    + " 12 0a" // a metric of 10 bytes
                    + " 0a 01 54" // its name T
                    + " 20 09" // its type, a float
                    + " 65 00 00 ac 41" // 21.5
                    + " 18 00"); // seq 0
    assertArrayEquals(expected, payload.encode());
  }

  @Test
  void whole_numbers_are_read_in_all_forms_in_use() throws MalformedException {
    assertEquals(new MetricValue.Whole(-5), read("1205200150fb01").metrics().get(0).value());
    assertEquals(new MetricValue.Whole(-5), read("1208200150fbffffff0f").metrics().get(0).value());
    assertEquals(
        new MetricValue.Whole(-5), read("120d200358fbffffffffffffffff01").metrics().get(0).value());
    assertEquals(new MetricValue.Whole(7), read("120420075007").metrics().get(0).value());
  }

  @Test
  void value_without_type_is_taken_as_it_came() throws MalformedException {
    Metric metric = read("120410075003").metrics().get(0);
    assertEquals(Optional.empty(), metric.type());
    assertEquals(OptionalLong.of(7), metric.alias());
    assertEquals(new MetricValue.Whole(3), metric.value());
  }

  @Test
  void unknown_fields_and_types_are_passed_over() throws MalformedException {
    assertEquals(1, read("2a026162f80701120420105001").metrics().size(), "body, a later field");
    assertEquals(Optional.empty(), read("12022010").metrics().get(0).type(), "a table");
  }

  @ParameterizedTest
  @CsvSource({
    "08, ends too early",
    "08ffffffffffffffffffff, does not end",
    "00, no number",
    "1205ff, ends too early",
    "12ffffffff0f, ends too early",
    "f301, no known kind",
    "188002, 0 to 255",
    "0a00, another kind",
    "12030a01ff, no text",
    "1204200c5001, not of its type",
    "1206200165000000, ends too early",
    "1207200165000000ff, not of its type"
  })
  void malformed_payload_is_refused_in_words(String hex, String words) {
    MalformedException refused = assertThrows(MalformedException.class, () -> read(hex));
    assertTrue(String.valueOf(refused.getMessage()).contains(words), refused::getMessage);
    assertEquals(0, refused.getStackTrace().length);
  }

  @Test
  void too_much_is_refused() {
    String tooMany = "1200".repeat(Payload.MAX_METRICS + 1);
    assertThrows(MalformedException.class, () -> read(tooMany));
    ByteBuffer tooLong = ByteBuffer.allocate(Payload.MAX_BYTES + 1);
    assertThrows(MalformedException.class, () -> Payload.decode(tooLong));
    Metric longName =
        Metric.named("x".repeat(Metric.MAX_NAME + 1), MetricType.BOOLEAN, MetricValue.none());
    byte[] bytes = Payload.unnumbered(0, List.of(longName)).encode();
    assertThrows(MalformedException.class, () -> Payload.decode(ByteBuffer.wrap(bytes)));
  }
}
