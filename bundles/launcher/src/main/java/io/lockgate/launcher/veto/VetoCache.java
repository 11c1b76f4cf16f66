// SPDX-License-Identifier: Apache-2.0
package io.lockgate.launcher.veto;

import io.lockgate.launcher.Trees;
import java.io.File;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipException;
import org.apache.felix.framework.Logger;
import org.apache.felix.framework.cache.BundleArchive;
import org.apache.felix.framework.cache.BundleCache;
import org.apache.felix.framework.util.WeakZipFileFactory;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.BundleException;
import org.osgi.framework.connect.ModuleConnector;

/**
 * The framework's bundle cache with a veto: a bundle is first copied into the cache, then the copy is checked, and only
 * then does the framework learn of it. What lies at the source afterwards no longer matters.
 */
final class VetoCache extends BundleCache {
  private static final String BUNDLE = "bundle";

  private final Gate gate;
  private final Logger logger;
  private final Map<?, ?> config;
  private final WeakZipFileFactory zips = new WeakZipFileFactory(0);

  VetoCache(Gate gate, Logger logger, Map<?, ?> config) throws Exception {
    super(logger, config);
    this.gate = gate;
    this.logger = logger;
    this.config = config;
  }

  @Override
  public BundleArchive create(
      long id,
      int startLevel,
      String location,
      @Nullable InputStream is,
      @Nullable ModuleConnector connector)
      throws Exception {
    File root = new File(getCacheDir(), BUNDLE + id);
    VetoArchive archive;
    try {
      InputStream source = BundleSource.of(location, is);
      archive =
          new VetoArchive(
              gate, logger, config, zips, connector, root, id, startLevel, location, source);
    } catch (ZipException e) {
      Trees.delete(root.toPath());
      throw gate.refuse(location, "", "wrong signature: not a jar: " + e.getMessage());
    } catch (Exception e) {
      Trees.delete(root.toPath());
      throw e;
    }
    return admitted(archive);
  }

  /** What a former start of the framework left, checked again as it lies there. */
  @Override
  public BundleArchive[] getArchives(@Nullable ModuleConnector connector) throws Exception {
    List<BundleArchive> archives = new ArrayList<>();
    File[] roots = getCacheDir().listFiles((folder, name) -> name.matches(BUNDLE + "[1-9][0-9]*"));
    for (File root : roots == null ? new File[0] : roots) {
      try {
        deleteExtracted(root);
        archives.add(admitted(new VetoArchive(gate, logger, config, zips, connector, root)));
      } catch (BundleException e) {
        logger.log(Logger.LOG_ERROR, "dropped from the cache: " + root, e);
      } catch (Exception e) {
        Trees.delete(root.toPath());
        logger.log(
            Logger.LOG_ERROR,
            "dropped from the cache: " + root,
            gate.refuse(root.toURI().toString(), "", "unreadable in the cache: " + e.getMessage()));
      }
    }
    return archives.toArray(new BundleArchive[0]);
  }

  private static VetoArchive admitted(VetoArchive archive) throws Exception {
    try {
      archive.require();
      return archive;
    } catch (BundleException e) {
      archive.closeAndDelete();
      throw e;
    }
  }

  private static void deleteExtracted(File root) throws java.io.IOException {
    File[] revisions = root.listFiles(File::isDirectory);
    for (File revision : revisions == null ? new File[0] : revisions) {
      VetoArchive.deleteExtracted(revision);
    }
  }
}
