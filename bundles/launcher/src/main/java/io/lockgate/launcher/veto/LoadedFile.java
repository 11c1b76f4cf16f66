// SPDX-License-Identifier: Apache-2.0
package io.lockgate.launcher.veto;

import java.io.File;
import java.util.Optional;
import org.apache.felix.framework.BundleRevisionImpl;
import org.apache.felix.framework.cache.BundleArchive;
import org.apache.felix.framework.cache.JarContent;
import org.osgi.framework.wiring.BundleRevision;

/** The file the framework reads a revision from. */
final class LoadedFile {
  static final String NOT_A_JAR = "only a jar can be verified";

  private LoadedFile() {}

  /** Empty when the revision is not one jar, for example an exploded folder. */
  static Optional<File> of(BundleRevision revision) {
    return revision instanceof BundleRevisionImpl felix
            && felix.getContent() instanceof JarContent jar
        ? Optional.of(jar.getFile())
        : Optional.empty();
  }

  /** As above, for the newest revision in an archive. */
  static Optional<File> of(BundleArchive archive) throws Exception {
    return archive.getCurrentRevision().getContent() instanceof JarContent jar
        ? Optional.of(jar.getFile())
        : Optional.empty();
  }
}
