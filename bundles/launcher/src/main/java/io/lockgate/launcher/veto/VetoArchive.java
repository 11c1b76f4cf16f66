// SPDX-License-Identifier: Apache-2.0
package io.lockgate.launcher.veto;

import io.lockgate.launcher.Trees;
import java.io.File;
import java.io.InputStream;
import java.util.Map;
import org.apache.felix.framework.Logger;
import org.apache.felix.framework.cache.BundleArchive;
import org.apache.felix.framework.util.WeakZipFileFactory;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.BundleException;
import org.osgi.framework.connect.ModuleConnector;

/** A bundle's place in the cache that takes no revision unchecked: a refused update leaves the former one in force. */
final class VetoArchive extends BundleArchive {
  private static final String JAR = "bundle.jar";

  private final Gate gate;

  /** Makes the place and copies the bundle into it; nothing is checked yet. */
  VetoArchive(
      Gate gate,
      Logger logger,
      Map<?, ?> config,
      WeakZipFileFactory zips,
      @Nullable ModuleConnector connector,
      File root,
      long id,
      int startLevel,
      String location,
      @Nullable InputStream is)
      throws Exception {
    super(logger, config, zips, connector, root, id, startLevel, location, is);
    this.gate = gate;
  }

  /** Opens a place that was made before. */
  VetoArchive(
      Gate gate,
      Logger logger,
      Map<?, ?> config,
      WeakZipFileFactory zips,
      @Nullable ModuleConnector connector,
      File root)
      throws Exception {
    super(logger, config, zips, connector, root);
    this.gate = gate;
  }

  /**
   * Checks the newest revision, from the file it will be loaded from.
   *
   * @throws BundleException it is refused
   */
  void require() throws Exception {
    File file =
        LoadedFile.of(this)
            .orElseThrow(
                () -> new BundleException(LoadedFile.NOT_A_JAR, BundleException.SECURITY_ERROR));
    gate.require(file, getLocation());
  }

  @Override
  public synchronized void revise(String location, @Nullable InputStream is) throws Exception {
    super.revise(location, BundleSource.of(location, is));
    try {
      require();
    } catch (BundleException e) {
      rollbackRevise();
      throw e;
    }
  }

  /** What was extracted from the jar goes with it, and the jar is checked again when it is next resolved. */
  @Override
  public synchronized void purge() throws Exception {
    File revision = getCurrentRevision().getRevisionRootDir();
    gate.forget(new File(revision, JAR));
    deleteExtracted(revision);
    super.purge();
  }

  @Override
  public synchronized void closeAndDelete() {
    gate.forget(new File(getCurrentRevision().getRevisionRootDir(), JAR));
    super.closeAndDelete();
  }

  /** Deletes embedded jars and native code that the framework unpacked beside the jar, where no signature covers them. */
  static void deleteExtracted(File revision) throws java.io.IOException {
    Trees.delete(revision.toPath().resolve(JAR + "-embedded"));
    Trees.delete(revision.toPath().resolve(JAR + "-lib"));
  }
}
