// SPDX-License-Identifier: Apache-2.0
package io.lockgate.shell.commands.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lockgate.shell.commands.CommandShell;
import io.lockgate.shell.commands.CommandShell.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelCommandsTest {
  private final FakeModels models = new FakeModels();
  private final CommandShell shell = new CommandShell(models);
  @TempDir Path folder = Path.of("");

  ModelCommandsTest() throws IOException {}

  private Path file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  @Test
  void validating_prints_file_line_and_column_and_fails() throws IOException {
    Path bad = file("m.yaml", "bad");
    Result result = shell.run("gateway:model-validate " + bad);
    assertEquals(1, result.status());
    assertEquals(bad + ":3:7: points/P/type: there is no type 'x'\n", result.output());
    assertEquals(bad + ": 1 problem", result.error());
    Result json = shell.run("gateway:model-validate - --json", "bad");
    assertTrue(json.output().contains("\"line\":3,\"column\":7"), json.output());
    Result good = shell.run("gateway:model-validate -", "good");
    assertEquals(0, good.status(), good.error());
    assertEquals("standard input can be used\n", good.output());
    assertEquals(1, shell.run("gateway:model-validate").status());
    assertEquals(1, shell.run("gateway:model-validate " + folder.resolve("none")).status());
  }

  @Test
  void models_are_listed_with_what_keeps_them_from_being_used() {
    String output = shell.run("gateway:models").output();
    assertTrue(output.contains("meter  2"), output);
    assertTrue(output.contains("3:7: points/P/type: there is no type 'x'"), output);
  }

  @Test
  void a_model_is_exported_as_table_or_file() {
    assertEquals("#id,meter\n", shell.run("gateway:model-export meter").output());
    assertEquals("id: meter\n", shell.run("gateway:model-export meter --yaml").output());
    assertEquals(2, shell.run("gateway:model-export none").status());
  }

  @Test
  void a_table_or_file_is_taken_in_unless_it_has_problems() throws IOException {
    assertEquals(0, shell.run("gateway:model-import " + file("m.csv", "table")).status());
    assertEquals(0, shell.run("gateway:model-import " + file("m.yaml", "text")).status());
    assertEquals(0, shell.run("gateway:model-import - --yaml", "typed").status());
    assertEquals(
        List.of("local-1000 yaml of table", "local-1000 text", "local-1000 typed"), models.kept);
    Result shown = shell.run("gateway:model-import - --print", "table");
    assertEquals("yaml of table\n", shown.output());
    Result bad = shell.run("gateway:model-import -", "bad");
    assertEquals(1, bad.status());
    assertTrue(bad.output().startsWith("standard input:3:7: points/P/type"), bad.output());
    assertEquals(1, shell.run("gateway:model-import - --yaml", "bad").status());
    assertEquals(3, models.kept.size());
  }

  @Test
  void an_imported_model_is_forgotten() {
    assertEquals("model meter is forgotten\n", shell.run("gateway:model-remove meter").output());
    assertEquals(2, shell.run("gateway:model-remove none").status());
  }
}
