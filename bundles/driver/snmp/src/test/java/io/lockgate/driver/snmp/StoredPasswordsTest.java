// SPDX-License-Identifier: Apache-2.0
package io.lockgate.driver.snmp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lockgate.api.driver.DriverException.BadSetting;
import io.lockgate.api.driver.Settings;
import io.lockgate.driver.snmp.settings.StoredPasswords;
import io.lockgate.testkit.fakes.MemorySecrets;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StoredPasswordsTest {
  private final StoredPasswords passwords =
      new StoredPasswords(new MemorySecrets().with("site.auth", "authpass12"));

  private Settings in(String auth, String privacy) throws BadSetting {
    return passwords.in(
        "link site",
        new Settings(Map.of("user", "ro", "auth-password", auth, "privacy-password", privacy)));
  }

  @Test
  void what_is_named_is_read_and_what_is_in_clear_stays() throws Exception {
    assertEquals(
        new Settings(
            Map.of("user", "ro", "auth-password", "authpass12", "privacy-password", "privpass12")),
        in(" secret:site.auth", "privpass12"));
  }

  @Test
  void what_was_never_stored_is_named() {
    BadSetting missing = assertThrows(BadSetting.class, () -> in("authpass12", "secret:other"));
    assertEquals("privacy-password", missing.key());
    assertTrue(missing.reason().contains("gateway:secret-set other"), missing.reason());
  }
}
