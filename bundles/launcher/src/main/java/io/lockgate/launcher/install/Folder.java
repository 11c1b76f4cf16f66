// SPDX-License-Identifier: Apache-2.0
package io.lockgate.launcher.install;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * What lies in an installation, links not followed.
 *
 * @param files regular files outside the {@code trust} folder
 * @param seal regular files inside it
 * @param others links and special files: none belongs there
 */
public record Folder(List<Entry> files, List<Entry> seal, List<String> others) {
  /**
   * One regular file.
   *
   * @param path relative, with {@code /} between folders
   * @param bytes size when it was seen
   */
  public record Entry(String path, long bytes) {}

  /** Looks into {@code root} and everything below it. */
  public static Folder scan(Path root) throws IOException {
    Folder found = new Folder(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    Files.walkFileTree(
        root,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            found.add(relative(root, file), attributes);
            return FileVisitResult.CONTINUE;
          }
        });
    return found;
  }

  private void add(String path, BasicFileAttributes attributes) {
    if (!attributes.isRegularFile()) {
      others.add(path);
    } else if (path.startsWith(SealedList.FOLDER + "/")) {
      seal.add(new Entry(path, attributes.size()));
    } else {
      files.add(new Entry(path, attributes.size()));
    }
  }

  private static String relative(Path root, Path file) {
    return StreamSupport.stream(root.relativize(file).spliterator(), false)
        .map(Path::toString)
        .collect(Collectors.joining("/"));
  }
}
