// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.trust;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The folder for bundles of others. Its scanner looks at a refused file again only when its time stamp changes. */
record DeployFolder(Path folder) {
  private static final Logger LOG = LoggerFactory.getLogger(DeployFolder.class);
  private static final String FILE = "file:";

  /** The file of this folder that a bundle location names; empty for any other location. */
  Optional<Path> file(String location) {
    int start = location.indexOf(FILE);
    if (start < 0) {
      return Optional.empty();
    }
    try {
      String path = URI.create(location.substring(start)).getPath();
      return Optional.ofNullable(path)
          .map(text -> Path.of(text).normalize())
          .filter(file -> folder.equals(file.getParent()));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** Has the scanner look again at what was refused under these locations. */
  void lookAgain(Collection<String> locations, Instant now) {
    for (String location : locations) {
      file(location)
          .filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
          .ifPresent(file -> touch(file, now));
    }
  }

  private static void touch(Path file, Instant now) {
    try {
      FileTime stamp = FileTime.from(now);
      if (Files.getLastModifiedTime(file).compareTo(stamp) >= 0) {
        stamp = FileTime.from(Files.getLastModifiedTime(file).toInstant().plusSeconds(1));
      }
      Files.setLastModifiedTime(file, stamp);
    } catch (IOException e) {
      LOG.warn("copy {} into the folder again: its time stamp cannot be set", file, e);
    }
  }
}
