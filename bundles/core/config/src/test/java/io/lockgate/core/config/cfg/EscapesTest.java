// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.config.cfg;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EscapesTest {
  private static final String ALPHABET =
      " \\,=#[]nrtsu\t\n\r\f\u0000ab\u00e4\u20ac\ud83d\udd12\ud83d~";

  @Test
  void any_text_survives_a_line_of_a_file() throws Exception {
    Random random = new Random(7);
    for (int i = 0; i < 20_000; i++) {
      String key = "k" + text(random);
      String value = text(random);
      String line = Escapes.encodeKey(key) + " = " + Escapes.encodeValue(value);
      CfgText parsed = CfgText.parse(line + "\n");
      assertEquals(value, parsed.settings().get(key), line);
      assertEquals(1, parsed.settings().size());
      assertEquals(key, Escapes.decode(Escapes.encodeKey(key)));
    }
  }

  @ParameterizedTest
  @CsvSource({"a\\\\b,a\\b", "\\s,' '", "\\u0041\\u00e4,A\u00e4", "x\\=y,x=y"})
  void escapes_mean(String written, String meant) throws Exception {
    assertEquals(meant, Escapes.decode(written));
  }

  @Test
  void escaped_comma_stays_escaped_for_the_list_it_stands_in() throws Exception {
    assertEquals("a\\,b", Escapes.decode("a\\,b"));
    assertEquals("a\\,b", Escapes.encodeValue("a\\,b"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"\\", "a\\x", "\\u12", "\\u12g4", "\\U0041", "\\u\uff11\uff11\uff11\uff11"})
  void bad_escapes_are_refused(String written) {
    assertThrows(BadEscapeException.class, () -> Escapes.decode(written));
  }

  private static String text(Random random) {
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(8); i > 0; i--) {
      text.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
    }
    return text.toString();
  }
}
