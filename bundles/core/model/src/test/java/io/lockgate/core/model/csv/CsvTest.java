// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.model.csv;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lockgate.api.model.DeviceModel;
import io.lockgate.api.model.ModelFiles.Imported;
import io.lockgate.api.model.ModelProblem;
import io.lockgate.core.model.schema.Good;
import io.lockgate.core.model.schema.ModelReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class CsvTest {
  private static final Path FOLDER = Path.of("src/test/resources/csv");
  private static final DeviceModel MODEL = new ModelReader(Good.MODEL).model().orElseThrow();

  private static Imported read(String csv) {
    return CsvImport.read(csv, yaml -> new ModelReader(yaml).problems());
  }

  private static List<String> problems(String csv) {
    return read(csv).problems().stream().map(ModelProblem::toString).toList();
  }

  @Test
  void export_is_the_golden_file() throws IOException {
    assertEquals(Files.readString(FOLDER.resolve("good-meter.csv")), CsvExport.of(MODEL));
  }

  @Test
  void import_is_the_golden_file_and_means_the_same_model() throws IOException {
    Imported imported = read(CsvExport.of(MODEL));
    assertEquals(List.of(), imported.problems());
    assertEquals(Files.readString(FOLDER.resolve("good-meter.yaml")), imported.yaml());
    assertEquals(MODEL, new ModelReader(imported.yaml()).model().orElseThrow());
  }

  @Test
  void blanks_around_a_text_are_not_part_of_it_in_either_form() {
    String padded = Good.MODEL.replace("title: 'A ", "title: '  A ");
    assertFalse(padded.equals(Good.MODEL));
    DeviceModel model = new ModelReader(padded).model().orElseThrow();
    assertEquals(MODEL, model);
    assertEquals(CsvExport.of(MODEL), CsvExport.of(model));
  }

  @Test
  void no_cell_begins_as_a_formula_does() throws Exception {
    for (String risky : List.of("=1+1", "+1", "-x", "@SUM(A1)", "\tx", "'", "'=x", "\rx")) {
      assertTrue(Cells.guarded(risky).startsWith("'"), risky);
      assertEquals(risky, Cells.unguarded(Cells.guarded(risky)));
    }
    assertEquals("plain", Cells.guarded("plain"));
    assertEquals("it's", Cells.unguarded("it's"));
    for (CsvRows.Row row : CsvRows.parse(CsvExport.of(MODEL))) {
      for (String cell : row.cells()) {
        boolean number = cell.matches("-?[0-9.E-]+");
        assertFalse(!number && cell.matches("(?s)[=+@\\t\\r-].*"), cell);
      }
    }
  }

  @Test
  void a_spreadsheet_may_pad_reorder_and_use_semicolons() {
    String csv =
        """
        #id;m1;;
        #revision;1;;
        #title;My meter;;
        #driver;modbus;;
        ;;;
        #group;fast;1s;
        type;name;group;address
        uint16;A;fast;holding/1
        """;
    Imported imported = read(csv);
    assertEquals(List.of(), imported.problems());
    assertTrue(imported.yaml().contains("address: holding/1"), imported.yaml());
  }

  @Test
  void each_mistake_names_its_row_and_cell() {
    String csv =
        """
        #id,m1
        #revision,one
        #title,My meter
        #driver,modbus
        #colour,red
        #group,fast,1s
        name,address,type,group,scale,options,price
        A,holding/1,uint16,fast,"0,1",,
        B,holding/2,uint17,fast,,words,
        A,holding/3,uint16,slow,,length=2,
        """;
    assertEquals(
        List.of(
            "2:2: revision: must be a number, not 'one'",
            "5:1: #colour: unknown row; known are #id, #revision, #title, #driver, #recognised-by, #group, #alarm",
            "7:7: price: unknown column; known are name, title, address, type, scale, offset, unit, low, high, write, write-low, write-high, read-back, group, options",
            "8:5: points/A/scale: must be a number, not '0,1'",
            "9:3: points/B/type: there is no type 'uint17'; there are bool, int8, uint8, int16, uint16, int32, uint32, int64, uint64, float32, float64, text, bits, timestamp",
            "9:6: points/B/options: must be key=value;key=value, not 'words'",
            "10:1: points/A/name: point 'A' occurs twice",
            "10:4: points/A/group: there is no group 'slow'; there are fast"),
        problems(csv));
  }

  @Test
  void what_is_no_table_says_so() {
    assertEquals(
        "1:1: table: has no row of column names: name, title, address, type, scale, offset, unit, low, high, write, write-low, write-high, read-back, group, options",
        problems("#id,m1\n").get(0));
    assertTrue(problems("name,\"address\n").get(0).startsWith("1:1: table: "));
    assertTrue(problems("x".repeat(CsvRows.MAX_CHARACTERS + 1)).get(0).contains("longer than"));
    assertTrue(problems("a\n".repeat(CsvRows.MAX_ROWS + 1)).get(0).contains("more than"));
  }

  @Test
  void nothing_but_a_problem_comes_of_damaged_tables() {
    SplittableRandom random = new SplittableRandom(4_180);
    String good = CsvExport.of(MODEL);
    String alphabet = ",;\"'#\n\r\t=: \\0\u0000\ufeff";
    for (int round = 0; round < 2_000; round++) {
      StringBuilder text = new StringBuilder(good);
      for (int i = random.nextInt(1, 8); i > 0; i--) {
        char c = alphabet.charAt(random.nextInt(alphabet.length()));
        text.setCharAt(random.nextInt(text.length()), c);
      }
      Imported imported = read(text.toString());
      assertEquals(imported.problems().isEmpty(), !imported.yaml().isEmpty(), text::toString);
    }
  }
}
