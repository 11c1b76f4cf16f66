// SPDX-License-Identifier: Apache-2.0
package io.lockgate.north.web;

import java.io.IOException;
import java.util.Map;
import org.osgi.framework.FrameworkUtil;
import org.osgi.service.cm.ConfigurationAdmin;

/** Pax Web, which follows configuration {@code org.ops4j.pax.web}. */
final class PaxWeb implements WebServer {
  private static final String PID = "org.ops4j.pax.web";

  private final ConfigurationAdmin configurations;

  PaxWeb(ConfigurationAdmin configurations) {
    this.configurations = configurations;
  }

  @Override
  public void configure(Map<String, Object> settings) throws IOException {
    configurations
        .getConfiguration(PID, "?")
        .updateIfDifferent(FrameworkUtil.asDictionary(settings));
  }
}
