// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lockgate.api.model.Identification;
import io.lockgate.api.model.ModelFiles.ModelFile;
import io.lockgate.api.model.ModelFiles.Origin;
import io.lockgate.api.model.ModelRefusedException;
import io.lockgate.api.security.Identity;
import io.lockgate.core.model.shelf.KeptModels;
import io.lockgate.core.model.shelf.ModelFolder;
import io.lockgate.core.model.shelf.ModelText;
import io.lockgate.testkit.fakes.MemoryStateStore;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileModelLibraryTest {
  private final MemoryStateStore store = new MemoryStateStore();
  @TempDir Path root = Path.of("");
  private Path folder = Path.of("");

  @BeforeEach
  void makeFolder() throws IOException {
    folder = Files.createDirectories(root.resolve("models"));
  }

  private static String model(String id, int revision, String title, String product) {
    return "schema: 1\nid: %s\nrevision: %d\ntitle: %s\ndriver: modbus\nrecognised-by: [{product: %s}]\n"
            .formatted(id, revision, title, product)
        + "groups: {fast: 1s}\npoints: [{name: A, address: input/0, type: uint16, group: fast}]\n";
  }

  private FileModelLibrary open() {
    return new FileModelLibrary(
        List.of(
            ModelText.read("meter.yaml", Origin.SHIPPED, model("meter", 7, "shipped", "M*")),
            ModelText.read("other.yaml", Origin.SHIPPED, model("other", 9, "shipped", "M2*"))),
        new ModelFolder(folder),
        new KeptModels(store),
        id -> Optional.empty());
  }

  private void file(String name, String text) throws IOException {
    Files.writeString(folder.resolve(name), text);
  }

  private static String title(FileModelLibrary library, String id) {
    return library.find(id).orElseThrow().title();
  }

  /** One look sees the change, the next finds that it stands still. */
  private static void look(FileModelLibrary library) {
    library.poll();
    library.poll();
  }

  @Test
  void the_user_goes_before_the_release_and_the_newest_before_the_older() throws Exception {
    FileModelLibrary library = open();
    assertEquals("shipped", title(library, "meter"));
    library.keep(model("meter", 1, "kept", "X"), Identity.SYSTEM);
    assertEquals("kept", title(library, "meter"));
    file("mine.yaml", model("meter", 2, "folder", "X"));
    look(library);
    assertEquals("folder", title(library, "meter"));
    file("newer.yaml", model("meter", 3, "newer", "X"));
    look(library);
    assertEquals("newer", title(library, "meter"));
    assertEquals(2, library.models().size());
    assertEquals(
        List.of("newer.yaml", "other.yaml"),
        library.files().stream().filter(ModelFile::inUse).map(ModelFile::name).sorted().toList());
    Files.delete(folder.resolve("newer.yaml"));
    Files.delete(folder.resolve("mine.yaml"));
    look(library);
    assertEquals("kept", title(library, "meter"));
    assertTrue(library.forget("meter", Identity.SYSTEM));
    assertFalse(library.forget("meter", Identity.SYSTEM));
    assertEquals("shipped", title(library, "meter"));
  }

  @Test
  void a_damaged_file_is_reported_and_its_last_good_content_stays() throws Exception {
    FileModelLibrary library = open();
    file("mine.yaml", model("mine", 1, "good", "X"));
    look(library);
    file("mine.yaml", "id: [");
    file("broken.yaml", "nonsense: true\n");
    Files.write(folder.resolve("latin.yaml"), new byte[] {'a', (byte) 0xe4});
    look(library);
    assertEquals("good", title(library, "mine"));
    assertEquals(model("mine", 1, "good", "X"), library.exportYaml("mine").orElseThrow());
    ModelFile mine =
        library.files().stream()
            .filter(f -> f.name().equals("mine.yaml"))
            .findFirst()
            .orElseThrow();
    assertEquals(1, mine.problems().size());
    assertTrue(mine.inUse());
    ModelFile latin =
        library.files().stream()
            .filter(f -> f.name().equals("latin.yaml"))
            .findFirst()
            .orElseThrow();
    assertEquals("not UTF-8", latin.problems().get(0).reason());
    file("mine.yaml", model("mine", 2, "mended", "X"));
    look(library);
    assertEquals("mended", title(library, "mine"));
    assertTrue(Files.exists(folder.resolve("broken.yaml")));
  }

  @Test
  void a_file_that_still_moves_is_left_alone() throws Exception {
    FileModelLibrary library = open();
    file("mine.yaml", model("mine", 1, "half", "X"));
    library.poll();
    assertTrue(library.find("mine").isEmpty());
    file("mine.yaml", model("mine", 1, "whole!", "X"));
    library.poll();
    assertTrue(library.find("mine").isEmpty());
    library.poll();
    assertEquals("whole!", title(library, "mine"));
  }

  @Test
  void a_device_is_recognised_by_the_user_s_model_first_then_by_the_newest() throws Exception {
    FileModelLibrary library = open();
    Identification device = new Identification("V", "m25", "1", "");
    assertEquals("other", library.recognise("modbus", device).orElseThrow().id());
    library.keep(model("own", 1, "own", "m25"), Identity.SYSTEM);
    assertEquals("own", library.recognise("modbus", device).orElseThrow().id());
    assertTrue(library.recognise("bacnet", device).isEmpty());
    assertTrue(library.recognise("modbus", new Identification("", "x", "", "")).isEmpty());
  }

  @Test
  void what_is_kept_survives_a_restart_and_bad_texts_are_not_kept() throws Exception {
    FileModelLibrary library = open();
    String text = model("own", 4, "kept", "X");
    assertEquals(4, library.keep(text, Identity.SYSTEM).revision());
    assertEquals(
        text, new String(store.read("models/own.yaml").orElseThrow(), StandardCharsets.UTF_8));
    assertEquals("kept", title(open(), "own"));
    ModelRefusedException refused =
        assertThrows(
            ModelRefusedException.class, () -> library.keep("schema: 1\n", Identity.SYSTEM));
    assertEquals("1:1: id: is missing", refused.problems().get(0).toString());
    assertEquals(1, store.contents().size());
    store.failWrites(true);
    assertThrows(
        IOException.class, () -> library.keep(model("own", 5, "new", "X"), Identity.SYSTEM));
    assertEquals("kept", title(library, "own"));
  }

  @Test
  void without_folder_or_store_the_shipped_models_are_there() throws IOException {
    Files.delete(folder);
    store.fail(true);
    FileModelLibrary library = open();
    assertEquals(2, library.models().size());
    library.poll();
    assertEquals("shipped", title(library, "meter"));
    assertTrue(library.exportCsv("meter").orElseThrow().contains("A,,input/0,uint16"));
    assertTrue(library.exportCsv("nothing").isEmpty());
  }
}
