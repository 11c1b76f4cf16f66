// SPDX-License-Identifier: Apache-2.0
package io.lockgate.testkit.leak;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** File descriptors of this process (Linux). */
final class OpenFiles {
  private static final Path DESCRIPTORS = Path.of("/proc/self/fd");

  private OpenFiles() {}

  /** What is open, and how often. Sockets and pipes are told apart by kind only, as their numbers change. */
  static Map<String, Integer> now() {
    Map<String, Integer> open = new TreeMap<>();
    try (DirectoryStream<Path> descriptors = Files.newDirectoryStream(DESCRIPTORS)) {
      for (Path descriptor : descriptors) {
        String target = target(descriptor);
        if (!target.equals("/proc/self/fd") && !target.matches("/proc/\\d+/fd")) {
          open.merge(target, 1, Integer::sum);
        }
      }
      return open;
    } catch (DirectoryIteratorException e) {
      throw new UncheckedIOException("open files cannot be listed", e.getCause());
    } catch (IOException e) {
      throw new UncheckedIOException("open files cannot be listed", e);
    }
  }

  private static String target(Path descriptor) throws IOException {
    try {
      return Files.readSymbolicLink(descriptor).toString().replaceAll(":\\[\\d+]", "");
    } catch (NoSuchFileException closedMeanwhile) {
      return "/proc/self/fd";
    }
  }

  /** What is open more often than before. */
  static Map<String, Integer> added(Map<String, Integer> before) {
    Map<String, Integer> added = new TreeMap<>();
    now()
        .forEach(
            (target, count) -> {
              int more = count - before.getOrDefault(target, 0);
              if (more > 0) {
                added.put(target, more);
              }
            });
    return added;
  }
}
