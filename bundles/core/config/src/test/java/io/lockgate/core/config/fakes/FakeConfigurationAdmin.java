// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.config.fakes;

import java.io.IOException;
import java.util.Dictionary;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.osgi.service.cm.Configuration;
import org.osgi.service.cm.ConfigurationAdmin;

/** Configurations in memory; counts updates and deletions, fails on demand. */
public final class FakeConfigurationAdmin implements ConfigurationAdmin {
  final SortedMap<String, FakeConfiguration> byPid = new TreeMap<>();
  int updates;
  int deletions;
  boolean failing;

  /** What a component would be given; null when there is no configuration. */
  public @Nullable Dictionary<String, Object> properties(String pid) {
    FakeConfiguration found = byPid.get(pid);
    return found == null ? null : found.getProperties();
  }

  /** One value of a configuration; null when there is none. */
  public @Nullable Object value(String pid, String key) {
    Dictionary<String, Object> properties = properties(pid);
    return properties == null ? null : properties.get(key);
  }

  public int updates() {
    return updates;
  }

  public int deletions() {
    return deletions;
  }

  /** Whether updates and deletions throw from now on. */
  public void fail(boolean now) {
    failing = now;
  }

  void mayFail() throws IOException {
    if (failing) {
      throw new IOException("told to fail");
    }
  }

  @Override
  public Configuration getConfiguration(String pid, @Nullable String location) {
    return byPid.computeIfAbsent(pid, key -> new FakeConfiguration(this, key, null));
  }

  @Override
  public Configuration getFactoryConfiguration(
      String factoryPid, String name, @Nullable String location) {
    return byPid.computeIfAbsent(
        factoryPid + "~" + name, key -> new FakeConfiguration(this, key, factoryPid));
  }

  @Override
  public Configuration @Nullable [] listConfigurations(@Nullable String filter) {
    Configuration[] all =
        byPid.values().stream()
            .filter(each -> each.getProperties() != null)
            .toArray(Configuration[]::new);
    return all.length == 0 ? null : all;
  }

  @Override
  public Configuration getConfiguration(String pid) {
    return getConfiguration(pid, null);
  }

  @Override
  public Configuration getFactoryConfiguration(String factoryPid, String name) {
    return getFactoryConfiguration(factoryPid, name, null);
  }

  @Override
  public Configuration createFactoryConfiguration(String factoryPid) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Configuration createFactoryConfiguration(String factoryPid, @Nullable String location) {
    throw new UnsupportedOperationException();
  }
}
