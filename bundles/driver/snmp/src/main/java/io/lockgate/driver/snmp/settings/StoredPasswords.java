// SPDX-License-Identifier: Apache-2.0
package io.lockgate.driver.snmp.settings;

import io.lockgate.api.driver.DriverException.BadSetting;
import io.lockgate.api.driver.Settings;
import io.lockgate.api.security.SecretSetting;
import io.lockgate.api.security.Secrets;
import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Puts the passwords in place that settings only name, and says once of whom they stand there in clear. Thread-safe. */
public final class StoredPasswords {
  private static final Logger LOG = LoggerFactory.getLogger(StoredPasswords.class);
  private static final List<String> PASSWORDS = List.of(Keys.AUTH_PASSWORD, Keys.PRIVACY_PASSWORD);

  private final Secrets secrets;
  private final Set<String> told = ConcurrentHashMap.newKeySet();

  /** From this store. */
  public StoredPasswords(Secrets secrets) {
    this.secrets = secrets;
  }

  /**
   * The settings with the passwords themselves. Reads files.
   *
   * @param whose for the log: {@code link site}
   * @throws BadSetting a secret was never set or cannot be read
   */
  public Settings in(String whose, Settings settings) throws BadSetting {
    Map<String, String> values = new HashMap<>(settings.values());
    boolean plain = false;
    for (String key : PASSWORDS) {
      String setting = settings.text(key, "");
      plain |= SecretSetting.isPlain(setting);
      if (!setting.isEmpty()) {
        values.put(key, password(key, setting));
      }
    }
    if (plain && told.add(whose)) {
      LOG.warn(
          "SNMP {}: a password stands in the settings in clear; gateway:secret-set NAME, then secret:NAME",
          whose);
    }
    return new Settings(values);
  }

  private String password(String key, String setting) throws BadSetting {
    try {
      char[] secret = SecretSetting.read(secrets, setting);
      try {
        return new String(secret);
      } finally {
        Arrays.fill(secret, '\0');
      }
    } catch (IOException e) {
      throw new BadSetting(key, "cannot be used: " + e.getMessage());
    }
  }
}
