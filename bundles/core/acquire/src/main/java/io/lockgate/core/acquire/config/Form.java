// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.acquire.config;

import io.lockgate.api.driver.DeviceSpec;
import io.lockgate.api.driver.Settings;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * What a driver says about the settings of its links, devices or ranges.
 *
 * @param known false while its bundle is not there: then every value may be a secret
 * @param defaults text by key
 * @param secrets keys whose values must appear nowhere
 */
record Form(boolean known, Map<String, String> defaults, Set<String> secrets) {
  /** What every form has, and shows. */
  private static final Set<String> OF_THE_FRAMEWORK =
      Set.of(DeviceSpec.LINK, DeviceSpec.MODEL, DeviceSpec.ENABLED);

  private static final String HIDDEN = "set";

  static final Form UNKNOWN = new Form(false, Map.of(), Set.of());

  Form {
    defaults = Map.copyOf(defaults);
    secrets = Set.copyOf(secrets);
  }

  /** The settings with the defaults of what is not set. */
  Settings complete(Map<String, String> given) {
    Map<String, String> all = new HashMap<>(defaults);
    all.putAll(given);
    return new Settings(all);
  }

  /** The settings without secrets. */
  Settings shown(Settings complete) {
    Map<String, String> shown = new HashMap<>(complete.values());
    shown.replaceAll((key, value) -> shows(key) ? value : HIDDEN);
    return new Settings(shown);
  }

  private boolean shows(String key) {
    return known ? !secrets.contains(key) : OF_THE_FRAMEWORK.contains(key);
  }
}
