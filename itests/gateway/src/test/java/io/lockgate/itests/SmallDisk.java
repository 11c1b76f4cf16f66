// SPDX-License-Identifier: Apache-2.0
package io.lockgate.itests;

import io.lockgate.testkit.peer.Requires;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** A folder that is a small disk by itself, in memory, which can be filled to the last byte. Needs root. */
final class SmallDisk implements AutoCloseable {
  private static final Duration LIMIT = Duration.ofSeconds(20);
  private static final int LARGEST_PIECE = 1 << 20;

  private final Path folder;
  private final Path filler;

  private SmallDisk(Path folder) {
    this.folder = folder;
    filler = folder.resolve("filler");
  }

  /** Puts a disk of that size, in MiB, in the place of a folder, which is made. */
  static SmallDisk at(Path folder, int size) throws IOException {
    Requires.root();
    Files.createDirectories(folder);
    String mount = Requires.program("mount").toString();
    String options = "size=" + size + "m,mode=0700";
    ShellResult made =
        run(List.of(mount, "-t", "tmpfs", "-o", options, "lockgate-test", folder.toString()));
    Requires.that(made.status() == 0, "the right to mount: " + made.err().strip());
    return new SmallDisk(folder);
  }

  /** Leaves no byte. */
  void fill() throws IOException {
    try (OutputStream out = Files.newOutputStream(filler)) {
      for (int piece = LARGEST_PIECE; piece > 0; piece /= 2) {
        writeUntilFull(out, new byte[piece]);
      }
    }
  }

  private static void writeUntilFull(OutputStream out, byte[] piece) {
    boolean full = false;
    while (!full) {
      try {
        out.write(piece);
      } catch (IOException noRoom) {
        full = true;
      }
    }
  }

  /** Gives back what the filling took. */
  void free() throws IOException {
    Files.delete(filler);
  }

  /** Bytes that can be written. */
  long usable() {
    return folder.toFile().getUsableSpace();
  }

  private static ShellResult run(List<String> line) {
    return ShellResult.run(line, Map.of(), "", LIMIT);
  }

  /** Takes the disk away, with what is on it; nobody may use it any more. */
  @Override
  public void close() {
    run(List.of(Requires.program("umount").toString(), folder.toString())).ok();
  }
}
