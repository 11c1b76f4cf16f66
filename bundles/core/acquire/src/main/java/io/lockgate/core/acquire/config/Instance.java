// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.acquire.config;

import io.lockgate.api.point.PointId;
import java.util.Map;
import java.util.Optional;

/**
 * A link or device as its configuration says, without defaults.
 *
 * @param bundle symbolic name of its driver's bundle
 * @param device whether it is a device
 * @param id what stands behind {@code ~} in its pid
 * @param values text by key
 */
record Instance(String bundle, boolean device, String id, Map<String, String> values) {
  Instance {
    values = Map.copyOf(values);
  }

  /** Empty when the factory is not that of links or devices, or the name cannot be an id. */
  static Optional<Instance> of(String factoryPid, String pid, Map<String, String> values) {
    boolean device = factoryPid.endsWith(Forms.DEVICE);
    String kind = device ? Forms.DEVICE : Forms.LINK;
    if (!factoryPid.endsWith(kind) || !pid.startsWith(factoryPid + "~")) {
      return Optional.empty();
    }
    String id = pid.substring(factoryPid.length() + 1);
    if (!isId(id)) {
      return Optional.empty();
    }
    String bundle = factoryPid.substring(0, factoryPid.length() - kind.length());
    return Optional.of(new Instance(bundle, device, id, values));
  }

  /** Whether links and devices may have that name. */
  static boolean isId(String name) {
    try {
      PointId.requireDevice(name);
      return true;
    } catch (IllegalArgumentException not) {
      return false;
    }
  }

  /** A setting, or {@code otherwise} when it is absent or blank. */
  String text(String key, String otherwise) {
    String value = values.getOrDefault(key, "").strip();
    return value.isEmpty() ? otherwise : value;
  }
}
