// SPDX-License-Identifier: Apache-2.0
package io.lockgate.north.web;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.osgi.framework.FrameworkUtil;
import org.osgi.service.cm.ConfigurationAdmin;

/** Pax Web, which follows configuration {@code org.ops4j.pax.web}. */
final class PaxWeb implements WebServer {
  private static final String PID = "org.ops4j.pax.web";

  private static final String JETTY_FILE = "org.ops4j.pax.web.config.file";

  private final ConfigurationAdmin configurations;
  private final Map<String, Object> always;

  /**
   * @param jettyFile what Pax Web has no setting for; left out when there is no such file
   */
  PaxWeb(ConfigurationAdmin configurations, Path jettyFile) {
    this.configurations = configurations;
    this.always = Files.exists(jettyFile) ? Map.of(JETTY_FILE, jettyFile.toString()) : Map.of();
  }

  @Override
  public void configure(Map<String, Object> settings) throws IOException {
    Map<String, Object> all = new TreeMap<>(always);
    all.putAll(settings);
    configurations.getConfiguration(PID, "?").updateIfDifferent(FrameworkUtil.asDictionary(all));
  }
}
