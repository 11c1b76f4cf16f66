// SPDX-License-Identifier: Apache-2.0
package io.lockgate.shell.commands.base;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.List;
import org.junit.jupiter.api.Test;

class TableTest {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final PrintStream out = new PrintStream(bytes, true, UTF_8);

  @Test
  void columns_are_aligned_and_empty_cells_visible() {
    new Table("id", "zones")
        .row("modbus-server", List.of("eth1", "eth2"))
        .row("web", "")
        .print(out, false);
    assertEquals(
        """
        ID             ZONES
        modbus-server  eth1,eth2
        web            -
        """,
        bytes.toString(UTF_8));
  }

  @Test
  void json_is_an_array_of_objects_that_keeps_kinds() {
    new Table("id", "n", "on", "list")
        .row("a\"\\\n\u001b", 5L, true, List.of("x", "y"))
        .print(out, true);
    assertEquals(
        "[{\"id\":\"a\\\"\\\\\\u000a\\u001b\",\"n\":5,\"on\":true,\"list\":[\"x\",\"y\"]}]\n",
        bytes.toString(UTF_8));
  }

  @Test
  void table_without_rows_is_an_empty_array_in_json() {
    new Table("id").print(out, true);
    assertEquals("[]\n", bytes.toString(UTF_8));
  }

  @Test
  void upright_has_a_line_for_each_value() {
    new Table("version", "java").row("000.001.000", 17).printUpright(out, false);
    assertEquals("version  000.001.000\njava     17\n", bytes.toString(UTF_8));
  }

  @Test
  void cell_cannot_steer_the_terminal() {
    assertEquals("?[2Jx?y", Table.cell("\u001b[2Jx\ny"));
  }

  @Test
  void row_must_fit_the_columns() {
    assertThrows(IllegalArgumentException.class, () -> new Table("a", "b").row("only one"));
  }
}
