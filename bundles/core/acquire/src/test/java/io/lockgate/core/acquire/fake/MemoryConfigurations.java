// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.acquire.fake;

import java.lang.reflect.Proxy;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.osgi.framework.Filter;
import org.osgi.framework.FrameworkUtil;
import org.osgi.service.cm.Configuration;
import org.osgi.service.cm.ConfigurationAdmin;

/** A ConfigAdmin that lists what a test has put in. */
public final class MemoryConfigurations {
  private final Map<String, Map<String, Object>> all = new TreeMap<>();

  /** Puts in {@code factoryPid~name}. */
  public String put(String factoryPid, String name, Map<String, Object> values) {
    Map<String, Object> properties = new HashMap<>(values);
    String pid = factoryPid + "~" + name;
    properties.put("service.factoryPid", factoryPid);
    properties.put("service.pid", pid);
    all.put(pid, properties);
    return pid;
  }

  /** Takes out. */
  public void remove(String pid) {
    all.remove(pid);
  }

  /** The service. */
  public ConfigurationAdmin admin() {
    return proxy(
        ConfigurationAdmin.class,
        (self, method, arguments) -> {
          if (!method.getName().equals("listConfigurations")) {
            throw new UnsupportedOperationException(method.getName());
          }
          Filter filter = FrameworkUtil.createFilter(String.valueOf(arguments[0]));
          Configuration[] found =
              all.values().stream()
                  .filter(filter::matches)
                  .map(MemoryConfigurations::configuration)
                  .toArray(Configuration[]::new);
          return found.length == 0 ? null : found;
        });
  }

  private static Configuration configuration(Map<String, Object> its) {
    return proxy(
        Configuration.class,
        (self, method, arguments) ->
            switch (method.getName()) {
              case "getPid" -> its.get("service.pid");
              case "getFactoryPid" -> its.get("service.factoryPid");
              case "getProperties" -> FrameworkUtil.asDictionary(its);
              default -> throw new UnsupportedOperationException(method.getName());
            });
  }

  private static <T> T proxy(Class<T> type, java.lang.reflect.InvocationHandler handler) {
    return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
  }
}
