// SPDX-License-Identifier: Apache-2.0
package io.lockgate.driver.snmp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lockgate.api.driver.DriverException.BadSetting;
import io.lockgate.api.driver.Settings;
import io.lockgate.driver.snmp.settings.DeviceSettings;
import io.lockgate.driver.snmp.settings.LinkSettings;
import io.lockgate.driver.snmp.settings.SearchRange;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The forms: defaults that the driver itself takes, and what it refuses by key. */
class FormsTest {
  private static Map<String, String> defaults(Class<?> form) {
    Map<String, String> defaults = new TreeMap<>();
    for (Method method : form.getDeclaredMethods()) {
      Object value = method.getDefaultValue();
      defaults.put(method.getName().replace("$_$", "-"), value == null ? "" : value.toString());
    }
    return defaults;
  }

  private static Map<String, String> link() {
    Map<String, String> link = defaults(LinkForm.class);
    link.putAll(
        Map.of("user", "ro", "auth-password", "authpass12", "privacy-password", "privpass12"));
    return link;
  }

  @Test
  void defaults_of_the_forms_are_those_of_the_driver() throws Exception {
    Map<String, String> least =
        Map.of("user", "ro", "auth-password", "authpass12", "privacy-password", "privpass12");
    assertEquals(LinkSettings.of(new Settings(least)), LinkSettings.of(new Settings(link())));
    Map<String, String> device = defaults(DeviceForm.class);
    device.put("host", "h");
    assertEquals(
        DeviceSettings.of(new Settings(Map.of("host", "h"))),
        DeviceSettings.of(new Settings(device)));
  }

  @ParameterizedTest
  @CsvSource({
    "version, v4",
    "user, ''",
    "security, auth-no-priv",
    "auth-protocol, sha-1",
    "auth-password, 1234567",
    "privacy-protocol, des",
    "privacy-password, ''",
    "max-in-flight, 17",
    "timeout-ms, 5"
  })
  void bad_link_is_refused_by_key(String key, String value) {
    Map<String, String> link = link();
    link.put(key, value);
    assertEquals(key, refusal(() -> LinkSettings.of(new Settings(link))));
  }

  @ParameterizedTest
  @CsvSource({
    "host, ''",
    "port, 0",
    "max-varbinds, 129",
    "max-repetitions, 0",
    "max-message, 100",
    "traps-from, 1.2.3.4/2",
    "timeout-ms, 3"
  })
  void bad_device_is_refused_by_key(String key, String value) {
    Map<String, String> device = defaults(DeviceForm.class);
    device.put("host", "h");
    device.put(key, value);
    assertEquals(key, refusal(() -> DeviceSettings.of(new Settings(device))));
  }

  private interface Trial {
    Object run() throws BadSetting;
  }

  private static String refusal(Trial trial) {
    try {
      return "accepted: " + trial.run();
    } catch (BadSetting refused) {
      return refused.key();
    }
  }

  @Test
  void range_is_one_link_with_many_places() throws Exception {
    Map<String, String> range = link();
    range.put("hosts", "10.0.0.0/29");
    var places = SearchRange.candidates(new Settings(range));
    assertEquals(6, places.size());
    assertEquals(1, places.stream().map(each -> each.link()).distinct().count());
    assertEquals(Map.of("host", "10.0.0.6", "port", "161"), places.get(5).device().values());
  }

  /** What the product keeps secret it knows by the type of a setting; only the source and the jar have it. */
  @ParameterizedTest
  @ValueSource(strings = {"LinkForm", "RangeForm", "AgentSettings", "AgentUserSettings"})
  void passwords_and_communities_are_secrets(String form) throws Exception {
    Path source = Path.of("src/main/java/io/lockgate/driver/snmp", form + ".java");
    int secrets = 0;
    for (String attribute : Files.readString(source).split("@AttributeDefinition\\(", -1)) {
      if (attribute.contains("$password()") || attribute.contains("community()")) {
        assertTrue(attribute.contains("type = AttributeType.PASSWORD"), attribute);
        secrets++;
      }
    }
    assertTrue(secrets > 0, form);
  }
}
