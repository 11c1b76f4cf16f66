// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.config.fakes;

import java.io.IOException;
import java.util.Dictionary;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceReference;
import org.osgi.service.cm.Configuration;

/** One configuration of {@link FakeConfigurationAdmin}; like the real one it adds the pid to what it is given. */
final class FakeConfiguration implements Configuration {
  private final FakeConfigurationAdmin admin;
  private final String pid;
  private final @Nullable String factoryPid;
  private @Nullable Map<String, Object> values;

  FakeConfiguration(FakeConfigurationAdmin admin, String pid, @Nullable String factoryPid) {
    this.admin = admin;
    this.pid = pid;
    this.factoryPid = factoryPid;
  }

  @Override
  public String getPid() {
    return pid;
  }

  @Override
  public @Nullable Dictionary<String, Object> getProperties() {
    return values == null ? null : FrameworkUtil.asDictionary(values);
  }

  @Override
  public void update(Dictionary<String, ?> properties) throws IOException {
    admin.mayFail();
    admin.updates++;
    Map<String, Object> copy = new TreeMap<>();
    properties.keys().asIterator().forEachRemaining(key -> copy.put(key, properties.get(key)));
    copy.put("service.pid", pid);
    if (factoryPid != null) {
      copy.put("service.factoryPid", factoryPid);
    }
    values = copy;
  }

  @Override
  public void delete() throws IOException {
    admin.mayFail();
    admin.deletions++;
    admin.byPid.remove(pid);
  }

  @Override
  public @Nullable String getFactoryPid() {
    return factoryPid;
  }

  @Override
  public @Nullable Dictionary<String, Object> getProcessedProperties(
      ServiceReference<?> reference) {
    return getProperties();
  }

  @Override
  public boolean updateIfDifferent(Dictionary<String, ?> properties) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void update() {
    throw new UnsupportedOperationException();
  }

  @Override
  public void setBundleLocation(@Nullable String location) {
    throw new UnsupportedOperationException();
  }

  @Override
  public @Nullable String getBundleLocation() {
    return "?";
  }

  @Override
  public long getChangeCount() {
    return 0;
  }

  @Override
  public void addAttributes(ConfigurationAttribute... attributes) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Set<ConfigurationAttribute> getAttributes() {
    return Set.of();
  }

  @Override
  public void removeAttributes(ConfigurationAttribute... attributes) {
    throw new UnsupportedOperationException();
  }
}
