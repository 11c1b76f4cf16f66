// SPDX-License-Identifier: Apache-2.0
package io.lockgate.north.csv.layout;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvLineTest {
  private static final String LETTERS = "ab=+-@,;\"'\r\n\t \u00fc\uFF1D|";

  private static String line(String... texts) {
    StringBuilder out = new StringBuilder();
    CsvLine line = new CsvLine(out);
    for (String each : texts) {
      line.text(each);
    }
    line.end();
    return out.toString();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "=1+1",
        "+1",
        "-1",
        "@SUM(A1)",
        "\t=1",
        "\r=1",
        "\n=1",
        "  =1",
        "\uFF1D1",
        "\uFF201",
        "-2+3|x"
      })
  void a_formula_is_text(String formula) {
    String cell = read(line(formula)).get(0);
    assertEquals("'" + formula, cell);
  }

  @Test
  void a_number_of_ours_is_left_alone() {
    StringBuilder out = new StringBuilder();
    new CsvLine(out).literal("-0.5").literal("1.0E-7").end();
    assertEquals("-0.5,1.0E-7\r\n", out.toString());
  }

  @Test
  void plain_text_has_no_quotes() {
    assertEquals("main meter,T\u00fcr\r\n", line("main meter", "T\u00fcr"));
  }

  /** Another reader of the same format finds what was written, apostrophes apart. */
  @Test
  void what_was_written_is_read() {
    Random random = new Random(7);
    for (int i = 0; i < 10_000; i++) {
      String first = text(random);
      String second = text(random);
      List<String> cells = read(line(first, "x", second));
      assertEquals(3, cells.size());
      assertIsText(first, cells.get(0));
      assertEquals("x", cells.get(1));
      assertIsText(second, cells.get(2));
    }
  }

  private static void assertIsText(String text, String cell) {
    assertTrue(cell.equals(text) || cell.equals("'" + text), () -> "'" + text + "' is " + cell);
    assertTrue(
        cell.isBlank() || "=+-@\uFF1D".indexOf(cell.strip().charAt(0)) < 0,
        () -> "formula " + cell);
  }

  private static String text(Random random) {
    StringBuilder text = new StringBuilder();
    for (int length = random.nextInt(6); length > 0; length--) {
      text.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
    }
    return text.toString();
  }

  private static List<String> read(String line) {
    List<CsvRecord> records =
        CsvReader.builder().skipEmptyLines(false).ofCsvRecord(line).stream().toList();
    assertEquals(1, records.size(), line);
    return records.get(0).getFields();
  }
}
