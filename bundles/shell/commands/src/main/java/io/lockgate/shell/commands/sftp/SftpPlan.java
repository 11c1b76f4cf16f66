// SPDX-License-Identifier: Apache-2.0
package io.lockgate.shell.commands.sftp;

import io.lockgate.api.publish.HostKeys.HostKey;
import io.lockgate.api.store.ConfigChange;
import io.lockgate.api.store.ConfigStore;
import java.util.Map;
import java.util.TreeMap;

/**
 * A destination as it is to be.
 *
 * @param pid of its settings
 * @param settings all of them that differ from their defaults
 */
record SftpPlan(String pid, Map<String, String> settings) {
  private static final String FACTORY_PID = "io.lockgate.north.csv.sftp.destination~";
  private static final int SSH_PORT = 22;
  private static final int LARGEST_PORT = 65_535;

  SftpPlan {
    settings = Map.copyOf(settings);
  }

  /** As it is now; nothing when it is new. */
  static SftpPlan of(ConfigStore store, String destination) {
    String pid = FACTORY_PID + destination;
    return new SftpPlan(pid, store.get(pid));
  }

  /** With one setting changed; an empty value changes nothing. */
  SftpPlan with(String key, String value) {
    Map<String, String> all = new TreeMap<>(settings);
    if (!value.isEmpty()) {
      all.put(key, value);
    }
    return new SftpPlan(pid, all);
  }

  String host() {
    return needed("host", "which server? name a host");
  }

  String user() {
    return needed("user", "which user? --user is needed");
  }

  private String needed(String key, String question) {
    String value = settings.getOrDefault(key, "");
    if (value.isBlank()) {
      throw new IllegalArgumentException(question);
    }
    return value;
  }

  int port() {
    String text = settings.getOrDefault("port", Integer.toString(SSH_PORT));
    int port = text.matches("[0-9]{1,5}") ? Integer.parseInt(text) : 0;
    if (port < 1 || port > LARGEST_PORT) {
      throw new IllegalArgumentException("a port is 1 to 65535: '" + text + "'");
    }
    return port;
  }

  /** For people; asks for what is missing before anybody is called. */
  String server() {
    String host = host();
    return user() + "@" + host + ":" + port();
  }

  /** What is known of a key that is shown now. */
  String judge(HostKey shown) {
    String before = settings.getOrDefault("host-key", "");
    if (before.isBlank()) {
      return "none";
    }
    return before.strip().equals(shown.toString()) ? "the same" : "ANOTHER: " + before;
  }

  ConfigChange change() {
    ConfigChange change = ConfigChange.none();
    for (Map.Entry<String, String> each : settings.entrySet()) {
      change = change.set(pid, each.getKey(), each.getValue());
    }
    return change;
  }
}
