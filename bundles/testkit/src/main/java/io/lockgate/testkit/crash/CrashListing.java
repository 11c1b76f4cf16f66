// SPDX-License-Identifier: Apache-2.0
package io.lockgate.testkit.crash;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;

/** The names a folder had when it was opened, sorted. */
record CrashListing(Path folder, List<String> names, Filter<? super Path> filter)
    implements DirectoryStream<Path> {
  @Override
  public Iterator<Path> iterator() {
    return names.stream().map(folder::resolve).filter(this::wanted).iterator();
  }

  private boolean wanted(Path path) {
    try {
      return filter.accept(path);
    } catch (IOException e) {
      throw new DirectoryIteratorException(e);
    }
  }

  @Override
  public void close() {}
}
