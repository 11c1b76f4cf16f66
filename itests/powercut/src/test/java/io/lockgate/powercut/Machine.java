// SPDX-License-Identifier: Apache-2.0
package io.lockgate.powercut;

import io.lockgate.testkit.peer.Peer;
import io.lockgate.testkit.peer.Requires;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

/** An emulated machine with a disk of its own, made by {@code machine.sh}. */
final class Machine {
  private static final Duration MAKING = Duration.ofMinutes(5);
  private static final Duration CHECKING = Duration.ofMinutes(1);
  private static final List<String> NEEDED =
      List.of(
          "io.lockgate.powercut.Guest",
          "io.lockgate.core.log.keep.KeptLog",
          "io.lockgate.core.config.disk.AtomicFile",
          "io.lockgate.api.point.PointId",
          "org.slf4j.Logger",
          "org.sqlite.JDBC");

  private final Path folder;

  private Machine(Path folder) {
    this.folder = folder;
  }

  /** Makes one; its disk is empty. */
  static Machine make(Path root) throws IOException {
    Requires.program("qemu-system-x86_64");
    Requires.program("busybox");
    Requires.program("cpio");
    Path folder = root.resolve("target/powercut");
    String classes = NEEDED.stream().map(Machine::home).collect(Collectors.joining(":"));
    String script = root.resolve("itests/powercut/machine.sh").toString();
    try (Peer maker = Peer.command("bash", script, folder.toString(), classes).start()) {
      int status = maker.awaitExit(MAKING);
      if (status != 0) {
        throw new IllegalStateException("no machine: " + maker.output());
      }
    }
    return new Machine(folder);
  }

  private static String home(String type) {
    try {
      return Path.of(
              Class.forName(type).getProtectionDomain().getCodeSource().getLocation().toURI())
          .toString();
    } catch (URISyntaxException | ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Switches it on. */
  Peer start() throws IOException {
    return Peer.command(
            "qemu-system-x86_64",
            "-accel",
            "tcg",
            "-m",
            "512",
            "-nographic",
            "-no-reboot",
            "-nic",
            "none",
            "-kernel",
            "vmlinuz",
            "-initrd",
            "initrd",
            "-append",
            "console=ttyS0 quiet panic=-1 mitigations=off",
            "-drive",
            "file=system.img,if=virtio,format=raw,readonly=on",
            "-drive",
            "file=data.img,if=virtio,format=raw")
        .in(folder)
        .start();
  }

  /** What the check of a copy of the disk says after the journal was replayed; empty when all is well. */
  String checkDisk() throws IOException {
    Path copy = folder.resolve("copy.img");
    Files.copy(folder.resolve("data.img"), copy, StandardCopyOption.REPLACE_EXISTING);
    String replayed = check(copy, "-p", 1);
    return replayed.isEmpty() ? check(copy, "-fn", 0) : replayed;
  }

  private static String check(Path image, String how, int worst) throws IOException {
    try (Peer check = Peer.command("e2fsck", how, image.toString()).start()) {
      int status = check.awaitExit(CHECKING);
      return status <= worst ? "" : "e2fsck " + how + ": " + status + " " + check.output();
    }
  }
}
