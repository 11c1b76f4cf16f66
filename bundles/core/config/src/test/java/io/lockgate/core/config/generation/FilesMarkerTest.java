// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.config.generation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FilesMarkerTest {
  private final Path folder;

  FilesMarkerTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void damage_reads_as_never_written() throws IOException {
    FilesMarker marker = new FilesMarker(folder);
    assertEquals(0, marker.read());
    marker.write(12);
    assertEquals(12, marker.read());
    assertEquals(12, new FilesMarker(folder).read());
    Path file = folder.resolve("in-files");
    byte[] whole = Files.readAllBytes(file);
    for (int bit = 0; bit < whole.length * 8; bit++) {
      byte[] damaged = whole.clone();
      damaged[bit / 8] ^= (byte) (1 << bit % 8);
      Files.write(file, damaged);
      assertEquals(0, new FilesMarker(folder).read(), "bit " + bit);
    }
  }
}
