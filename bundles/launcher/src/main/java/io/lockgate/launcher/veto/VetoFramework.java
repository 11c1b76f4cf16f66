// SPDX-License-Identifier: Apache-2.0
package io.lockgate.launcher.veto;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.felix.framework.Felix;
import org.apache.felix.framework.Logger;
import org.apache.felix.framework.cache.BundleCache;
import org.apache.felix.framework.util.FelixConstants;
import org.osgi.framework.Constants;
import org.osgi.framework.launch.Framework;

/** Felix behind a gate. */
public final class VetoFramework {
  private static final String SPI = "io.lockgate.launcher.spi;version=\"1.0.0\"";

  private VetoFramework() {}

  /**
   * A framework that loads nothing the gate refuses, and exports the gate's contract.
   *
   * @param configuration framework properties, {@code org.osgi.framework.storage} among them
   * @throws IllegalStateException the cache cannot be made
   */
  public static Framework create(Map<String, String> configuration, Gate gate) {
    Map<String, Object> config = new HashMap<>(configuration);
    config.merge(
        Constants.FRAMEWORK_SYSTEMPACKAGES_EXTRA,
        SPI,
        (given, ours) -> given.toString().isBlank() ? ours : given + "," + ours);
    config.put(BundleCache.CACHE_FILELIMIT_PROP, "0");
    config.put(FelixConstants.SYSTEMBUNDLE_ACTIVATORS_PROP, List.of(new VetoHook(gate)));
    try {
      config.put(
          FelixConstants.FRAMEWORK_BUNDLECACHE_IMPL, new VetoCache(gate, new Logger(), config));
    } catch (Exception e) {
      throw new IllegalStateException("the bundle cache cannot be made: " + e.getMessage(), e);
    }
    return new Felix(config);
  }
}
