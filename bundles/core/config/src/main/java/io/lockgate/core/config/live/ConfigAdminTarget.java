// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.config.live;

import io.lockgate.api.store.ConfigRejectedException.Problem;
import io.lockgate.core.config.schema.Pids;
import java.io.IOException;
import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Dictionary;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.Constants;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.service.cm.Configuration;
import org.osgi.service.cm.ConfigurationAdmin;

/**
 * Brings ConfigAdmin to what is in force. Configurations that are already right are left alone, those of pids that are
 * not ours are never touched. Not thread-safe.
 */
public final class ConfigAdminTarget {
  private static final String ANY_BUNDLE = "?";
  private static final List<String> AUTOMATIC =
      List.of(
          Constants.SERVICE_PID,
          ConfigurationAdmin.SERVICE_FACTORYPID,
          ConfigurationAdmin.SERVICE_BUNDLELOCATION);

  private final ConfigurationAdmin admin;

  public ConfigAdminTarget(ConfigurationAdmin admin) {
    this.admin = admin;
  }

  /**
   * Creates, updates and deletes until the two agree.
   *
   * @param wanted values by pid
   * @param ours whether a pid is managed here: only such configurations are deleted
   * @return what could not be done; the rest was
   */
  public List<Problem> bring(Map<String, Map<String, Object>> wanted, Predicate<String> ours) {
    List<Problem> failures = new ArrayList<>();
    Map<String, Configuration> present = new TreeMap<>();
    try {
      present = present(ours);
    } catch (IOException e) {
      failures.add(failure("", e));
    }
    for (Map.Entry<String, Configuration> found : present.entrySet()) {
      if (!wanted.containsKey(found.getKey())) {
        attempt(found.getKey(), found.getValue()::delete, failures);
      }
    }
    for (Map.Entry<String, Map<String, Object>> target : wanted.entrySet()) {
      String pid = target.getKey();
      attempt(pid, () -> update(configuration(pid), target.getValue()), failures);
    }
    return failures;
  }

  private Map<String, Configuration> present(Predicate<String> ours) throws IOException {
    Map<String, Configuration> present = new TreeMap<>();
    Configuration[] all;
    try {
      all = admin.listConfigurations(null);
    } catch (InvalidSyntaxException e) {
      throw new IOException("ConfigAdmin refuses to list without a filter", e);
    }
    if (all != null) {
      for (Configuration each : all) {
        if (ours.test(each.getPid())) {
          present.put(each.getPid(), each);
        }
      }
    }
    return present;
  }

  private Configuration configuration(String pid) throws IOException {
    String instance = Pids.instance(pid);
    return instance.isEmpty()
        ? admin.getConfiguration(pid, ANY_BUNDLE)
        : admin.getFactoryConfiguration(Pids.designate(pid), instance, ANY_BUNDLE);
  }

  private static void update(Configuration configuration, Map<String, Object> values)
      throws IOException {
    if (!comparable(values).equals(comparable(configuration.getProperties()))) {
      configuration.update(FrameworkUtil.asDictionary(values));
    }
  }

  private static SortedMap<String, Object> comparable(Map<String, Object> values) {
    SortedMap<String, Object> comparable = new TreeMap<>();
    values.forEach((key, value) -> comparable.put(key, elements(value)));
    return comparable;
  }

  private static @Nullable SortedMap<String, Object> comparable(
      @Nullable Dictionary<String, Object> properties) {
    if (properties == null) {
      return null;
    }
    SortedMap<String, Object> comparable = new TreeMap<>();
    for (String key : Collections.list(properties.keys())) {
      if (!AUTOMATIC.contains(key)) {
        comparable.put(key, elements(properties.get(key)));
      }
    }
    return comparable;
  }

  /** Arrays and collections as lists, which compare by content. */
  private static Object elements(Object value) {
    if (value instanceof Collection<?> collection) {
      return List.copyOf(collection);
    }
    if (!value.getClass().isArray()) {
      return value;
    }
    Object[] copy = new Object[Array.getLength(value)];
    for (int i = 0; i < copy.length; i++) {
      copy[i] = Array.get(value, i);
    }
    return Arrays.asList(copy);
  }

  private interface Step {
    void run() throws IOException;
  }

  /** ConfigAdmin may refuse one pid, or be shutting down; the others must not suffer. */
  private static void attempt(String pid, Step step, List<Problem> failures) {
    try {
      step.run();
    } catch (IOException | IllegalStateException | IllegalArgumentException e) {
      failures.add(failure(pid, e));
    }
  }

  private static Problem failure(String pid, Exception e) {
    return new Problem("", 0, pid, "ConfigAdmin did not take it: " + e.getMessage());
  }
}
