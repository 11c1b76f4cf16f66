// SPDX-License-Identifier: Apache-2.0
package io.lockgate.north.modbus.secure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lockgate.testkit.keys.KeyFile;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClientRoleTest {
  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({
    "0c:08:4f:70:65:72:61:74:6f:72, Operator",
    "0c:02:c3:a9, é",
    "4f:70:65:72:61:74:6f:72,",
    "13:02:6f:70,",
    "0c:03:6f:70,",
    "0c:01:6f:70,",
    "0c:00,",
    "0c:01:0a,",
    "0c:01:ff,",
  })
  void a_role_is_one_utf8_string_and_nothing_else(String extension, String role) throws Exception {
    KeyFile keys = new KeyFile(folder.resolve("k.p12"));
    keys.generate("one", "-ext", ClientRole.EXTENSION + "=" + extension);
    assertEquals(role, ClientRole.of((X509Certificate) keys.open().getCertificate("one")));
  }

  @Test
  void ranges_are_units_and_functions() {
    RoleRights rights = RoleRights.of(" operator ", "1-3, 255", "3 16");
    assertEquals("operator", rights.role());
    assertTrue(rights.allows(2, 3) && rights.allows(255, 16));
    assertFalse(rights.allows(4, 3) || rights.allows(1, 4) || rights.allows(0, 3));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "x", "256", "3-1", "1--3", "1;2"})
  void what_is_no_range_of_units_is_refused(String units) {
    assertThrows(IllegalArgumentException.class, () -> RoleRights.of("r", units, "3"));
  }
}
