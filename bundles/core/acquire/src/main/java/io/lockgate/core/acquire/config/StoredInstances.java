// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.acquire.config;

import java.io.IOException;
import java.util.Dictionary;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.service.cm.Configuration;
import org.osgi.service.cm.ConfigurationAdmin;

/** The configurations of links and devices that ConfigAdmin holds. */
public final class StoredInstances {
  private static final String ALL =
      "(|(service.factoryPid=*" + Forms.LINK + ")(service.factoryPid=*" + Forms.DEVICE + "))";

  private final ConfigurationAdmin admin;

  /** Those of this ConfigAdmin. */
  public StoredInstances(ConfigurationAdmin admin) {
    this.admin = admin;
  }

  /** Takes what was found. */
  @FunctionalInterface
  public interface Sink {
    /** A configuration and its settings as text. */
    void configured(String factoryPid, String pid, Map<String, String> values);
  }

  /** Whether a factory makes links or devices. */
  public static boolean isOurs(String factoryPid) {
    return factoryPid.endsWith(Forms.LINK) || factoryPid.endsWith(Forms.DEVICE);
  }

  /**
   * All there are.
   *
   * @throws IOException ConfigAdmin cannot read them
   */
  public void all(Sink sink) throws IOException {
    list(ALL, sink);
  }

  /**
   * One of them.
   *
   * @return whether there is one
   * @throws IOException ConfigAdmin cannot read it
   */
  public boolean one(String pid, Sink sink) throws IOException {
    return list("(service.pid=" + escaped(pid) + ")", sink);
  }

  private boolean list(String filter, Sink sink) throws IOException {
    try {
      Configuration @Nullable [] found = admin.listConfigurations(filter);
      if (found == null) {
        return false;
      }
      for (Configuration each : found) {
        Dictionary<String, Object> properties = each.getProperties();
        String factory = each.getFactoryPid();
        if (properties != null && factory != null) {
          sink.configured(factory, each.getPid(), Texts.of(properties));
        }
      }
      return true;
    } catch (InvalidSyntaxException e) {
      throw new IllegalArgumentException(filter, e);
    }
  }

  private static String escaped(String pid) {
    return pid.replaceAll("([\\\\*()])", "\\\\$1");
  }
}
