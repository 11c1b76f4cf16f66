// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.model.csv;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** Tables as text and back (RFC 4180); the one user of the CSV library. */
final class CsvRows {
  /** Longest text, in characters. */
  static final int MAX_CHARACTERS = 1 << 20;

  static final int MAX_ROWS = 20_000;

  /**
   * A row.
   *
   * @param line where it begins, from 1
   * @param cells at least one
   */
  record Row(int line, List<String> cells) {
    /** A cell, counted from 0, without blanks around it; empty beyond the last. */
    String cell(int index) {
      return index < cells.size() ? cells.get(index).strip() : "";
    }
  }

  private CsvRows() {}

  /**
   * Reads rows, empty ones left out. Cells are parted by commas, or by semicolons when the first line has no comma.
   *
   * @throws BadCsvException it is too large, or a quote is not closed
   */
  static List<Row> parse(String text) throws BadCsvException {
    if (text.length() > MAX_CHARACTERS) {
      throw new BadCsvException("longer than " + MAX_CHARACTERS + " characters");
    }
    String plain = text.startsWith("\uFEFF") ? text.substring(1) : text;
    String first = plain.lines().findFirst().orElse("");
    char separator = first.indexOf(',') < 0 && first.indexOf(';') >= 0 ? ';' : ',';
    List<Row> rows = new ArrayList<>();
    try (CsvReader<CsvRecord> reader =
        CsvReader.builder()
            .fieldSeparator(separator)
            .skipEmptyLines(true)
            .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
            .allowUnclosedQuote(false)
            .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
            .ofCsvRecord(plain)) {
      for (CsvRecord found : reader) {
        if (rows.size() == MAX_ROWS) {
          throw new BadCsvException("more than " + MAX_ROWS + " rows");
        }
        if (found.getFields().stream().anyMatch(cell -> !cell.isBlank())) {
          rows.add(new Row((int) found.getStartingLineNumber(), List.copyOf(found.getFields())));
        }
      }
    } catch (CsvParseException | IOException | UncheckedIOException e) {
      throw new BadCsvException("not a table of comma separated values: " + e.getMessage());
    }
    return rows;
  }

  /** Writes rows, each ended by a line feed. */
  static String text(List<List<String>> rows) {
    StringWriter text = new StringWriter();
    try (CsvWriter writer = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(text)) {
      rows.forEach(writer::writeRecord);
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory", e);
    }
    return text.toString();
  }
}
