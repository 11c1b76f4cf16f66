// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.config;

import static io.lockgate.core.config.fakes.Gateway.LINK;
import static io.lockgate.core.config.fakes.Gateway.SERVICE;
import static io.lockgate.core.config.fakes.Gateway.WEB;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lockgate.api.security.Identity;
import io.lockgate.api.security.Role;
import io.lockgate.api.store.ConfigChange;
import io.lockgate.api.store.ConfigDifference;
import io.lockgate.api.store.ConfigRejectedException;
import io.lockgate.api.store.Generation;
import io.lockgate.core.config.fakes.FakeAttribute;
import io.lockgate.core.config.fakes.Gateway;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.service.metatype.AttributeDefinition;

class GenerationalConfigStoreTest {
  static final Identity BY = new Identity("local-1000", Role.SECURITY_ADMIN, "console");
  private static final String SHIPPED = "# Port.\n#port = 8443\n";

  private final Gateway gateway;

  GenerationalConfigStoreTest(@TempDir Path root) throws IOException {
    gateway = new Gateway(root);
    gateway.etc(WEB + ".cfg", SHIPPED);
  }

  private static ConfigChange set(String pid, String key, String value) {
    return ConfigChange.none().set(pid, key, value);
  }

  private static String rejection(GenerationalConfigStore store, ConfigChange change) {
    return String.valueOf(
        assertThrows(ConfigRejectedException.class, () -> store.change(change, BY, ""))
            .getMessage());
  }

  @Test
  void a_fresh_install_differs_in_nothing_and_after_one_change_in_exactly_that() throws Exception {
    GenerationalConfigStore store = gateway.open();
    assertEquals(1, store.history().get(0).number());
    assertEquals(List.of(), store.diff(0, 1));
    assertEquals(Set.of(), store.pids());
    Generation made = store.change(set(WEB, "port", "443"), BY, "as agreed");
    assertEquals(2, made.number());
    assertEquals(
        List.of(new ConfigDifference(WEB, "port", Optional.empty(), Optional.of("443"))),
        store.diff(0, 2));
    assertEquals(Set.of(WEB), store.pids());
    store.change(ConfigChange.none().unset(WEB, "port"), BY, "back");
    assertEquals(List.of(), store.diff(0, 3));
    assertEquals(SHIPPED, gateway.etc(WEB + ".cfg"));
  }

  @Test
  void a_change_reaches_generation_file_configadmin_and_audit() throws Exception {
    GenerationalConfigStore store = gateway.open();
    Generation made =
        store.change(set(WEB, "port", "443").set(WEB, "names", "x,y"), BY, "as agreed");
    assertEquals(made, store.history().get(0));
    assertEquals("# Port.\n#port = 8443\nport = 443\nnames = x,y\n", gateway.etc(WEB + ".cfg"));
    assertEquals(443, gateway.admin.value(WEB, "port"));
    assertArrayEquals(new String[] {"x", "y"}, (String[]) gateway.admin.value(WEB, "names"));
    assertEquals(List.of("CONFIG_CHANGED " + WEB), gateway.audit.summary());
    assertEquals("generation 2, as agreed: names, port", gateway.audit.events().get(0).detail());
    assertEquals("local-1000", gateway.audit.events().get(0).who());
  }

  @Test
  void a_change_survives_a_restart() throws Exception {
    gateway.open().change(set(WEB, "port", "443"), BY, "");
    GenerationalConfigStore again = gateway.open();
    assertEquals(Map.of("port", "443"), again.get(WEB));
    assertEquals(443, gateway.admin.value(WEB, "port"));
    assertEquals(2, again.history().size());
  }

  @Test
  void no_change_makes_no_generation() throws Exception {
    GenerationalConfigStore store = gateway.open();
    store.change(set(WEB, "port", "443"), BY, "");
    assertEquals(2, store.change(set(WEB, "port", "443"), BY, "").number());
    assertEquals(2, store.change(ConfigChange.none(), BY, "").number());
  }

  @Test
  void an_invalid_change_changes_nothing_at_all() throws Exception {
    GenerationalConfigStore store = gateway.open();
    assertEquals(
        WEB + "/port: '0' is not allowed: less than 1",
        rejection(store, set(WEB, "title", "x").set(WEB, "port", "0")));
    assertEquals(
        WEB + "/titl: unknown setting, did you mean title",
        rejection(store, set(WEB, "titl", "x")));
    assertEquals(
        "com.oem.none: no installed bundle knows this pid",
        rejection(store, set("com.oem.none", "a", "b")));
    assertEquals(
        "org.apache.karaf.log: not configurable here",
        rejection(store, set("org.apache.karaf.log", "a", "b")));
    assertEquals("../x: not configurable here", rejection(store, set("../x", "a", "b")));
    assertEquals(
        LINK + "~a/device: must be set", rejection(store, set(LINK + "~a", "baud", "19200")));
    assertEquals(1, store.history().size());
    assertEquals(SHIPPED, gateway.etc(WEB + ".cfg"));
    assertEquals(0, gateway.admin.updates());
    assertEquals(List.of(), gateway.audit.summary());
  }

  @Test
  void factory_instances_come_and_go_with_their_settings() throws Exception {
    GenerationalConfigStore store = gateway.open();
    store.change(set(LINK + "~bus1", "device", "/dev/ttyS0"), BY, "");
    assertEquals("device = /dev/ttyS0\n", gateway.etc(LINK + "~bus1.cfg"));
    assertEquals(LINK, gateway.admin.value(LINK + "~bus1", "service.factoryPid"));
    store.change(ConfigChange.none().unset(LINK + "~bus1", "device"), BY, "");
    assertNull(gateway.admin.properties(LINK + "~bus1"));
    assertFalse(Files.exists(gateway.folders.etc().resolve(LINK + "~bus1.cfg")));
  }

  @Test
  void a_factory_instance_is_removed_with_settings_that_say_the_default() throws Exception {
    GenerationalConfigStore store = gateway.open();
    store.change(
        set(LINK + "~bus1", "device", "/dev/ttyS0").set(LINK + "~bus1", "baud", "9600"), BY, "");
    assertEquals(Set.of("device"), store.get(LINK + "~bus1").keySet());
    store.change(
        ConfigChange.none().remove(LINK + "~bus1").set(LINK + "~bus2", "device", "/dev/ttyS1"),
        BY,
        "");
    assertNull(gateway.admin.properties(LINK + "~bus1"));
    assertFalse(Files.exists(gateway.folders.etc().resolve(LINK + "~bus1.cfg")));
    assertEquals(Set.of(LINK + "~bus2"), store.pids());
    int before = store.history().size();
    store.change(ConfigChange.none().remove(LINK + "~bus9"), BY, "");
    assertEquals(before, store.history().size());
  }

  @Test
  void one_value_cannot_be_given_to_all_keys() {
    assertThrows(IllegalArgumentException.class, () -> set(WEB, ConfigChange.ALL_KEYS, "1"));
  }

  @Test
  void free_keys_are_allowed_where_declared() throws Exception {
    GenerationalConfigStore store = gateway.open();
    store.change(set(SERVICE, "web", "eth1,local").set(SERVICE, "preset", "hardened"), BY, "");
    assertEquals("eth1,local", gateway.admin.value(SERVICE, "web"));
    assertEquals(
        SERVICE + "/preset: 'none' must be one of panel, hardened",
        rejection(store, set(SERVICE, "preset", "none")));
  }

  @Test
  void secrets_show_as_set() throws Exception {
    GenerationalConfigStore store = gateway.open();
    store.change(set(WEB, "token", "canary1"), BY, "");
    store.change(set(WEB, "token", "canary2"), BY, "");
    assertEquals(
        List.of(new ConfigDifference(WEB, "token", Optional.empty(), Optional.of("set"))),
        store.diff(0, 3));
    assertEquals(
        List.of(new ConfigDifference(WEB, "token", Optional.of("set"), Optional.of("set"))),
        store.diff(2, 3));
    assertFalse(gateway.audit.events().toString().contains("canary"));
    gateway.bundles.uninstall("io.lockgate.north.web");
    store.bundleChanged();
    store.poll();
    assertFalse(store.diff(0, 3).toString().contains("canary"));
  }

  @Test
  void a_setting_that_says_the_default_is_no_difference() throws Exception {
    GenerationalConfigStore store = gateway.open();
    store.change(set(WEB, "port", "8443"), BY, "");
    assertEquals(List.of(), store.diff(0, 2));
    assertEquals(Map.of(), store.get(WEB));
    assertEquals(Set.of(), store.pids());
    assertEquals(8443, gateway.admin.value(WEB, "port"));
  }

  @Test
  void rollback_makes_a_new_generation_equal_to_the_old() throws Exception {
    GenerationalConfigStore store = gateway.open();
    store.change(set(WEB, "port", "443"), BY, "");
    store.change(set(WEB, "port", "444").set(WEB, "title", "x"), BY, "");
    Generation made = store.rollback(2, BY);
    assertEquals(4, made.number());
    assertEquals("rollback to 2", made.reason());
    assertEquals(List.of(), store.diff(2, 4));
    assertEquals("# Port.\n#port = 8443\nport = 443\n", gateway.etc(WEB + ".cfg"));
    assertNull(gateway.admin.value(WEB, "title"));
    assertThrows(ConfigRejectedException.class, () -> store.rollback(9, BY));
    assertThrows(ConfigRejectedException.class, () -> store.diff(0, 9));
  }

  @Test
  void rollback_to_what_is_no_longer_valid_is_refused() throws Exception {
    GenerationalConfigStore store = gateway.open();
    store.change(set(WEB, "port", "443"), BY, "");
    store.change(ConfigChange.none().unset(WEB, "port"), BY, "");
    gateway.bundles.uninstall("io.lockgate.north.web");
    store.bundleChanged();
    store.poll();
    assertThrows(ConfigRejectedException.class, () -> store.rollback(2, BY));
    assertEquals(3, store.history().size());
  }

  @Test
  void settings_of_an_absent_bundle_wait_for_it() throws Exception {
    gateway.open().change(set(WEB, "port", "443"), BY, "");
    gateway.bundles.uninstall("io.lockgate.north.web");
    GenerationalConfigStore store = gateway.open();
    assertNull(gateway.admin.properties(WEB));
    assertEquals(Map.of("port", "443"), store.get(WEB));
    store.change(set(SERVICE, "web", "off"), BY, "");
    gateway.bundles.install(
        "io.lockgate.north.web", WEB, FakeAttribute.bare("port", AttributeDefinition.LONG));
    store.bundleResolved();
    assertEquals(443L, gateway.admin.value(WEB, "port"));
  }

  @Test
  void what_a_newer_bundle_no_longer_takes_is_left_out_and_reported() throws Exception {
    gateway.open().change(set(WEB, "port", "443").set(WEB, "title", "x"), BY, "");
    gateway.bundles.uninstall("io.lockgate.north.web");
    gateway.bundles.install(
        "io.lockgate.north.web",
        WEB,
        FakeAttribute.bare("port", AttributeDefinition.INTEGER).between(1000, 2000),
        FakeAttribute.of("title", AttributeDefinition.STRING, ""));
    GenerationalConfigStore store = gateway.open();
    assertEquals("x", gateway.admin.value(WEB, "title"));
    assertNull(gateway.admin.value(WEB, "port"));
    assertEquals(
        "[" + WEB + "/port: '443' is not allowed: less than 1000; it is left out]",
        store.problems().toString());
  }

  @Test
  void configadmin_that_fails_is_brought_up_later() throws Exception {
    GenerationalConfigStore store = gateway.open();
    gateway.admin.fail(true);
    store.change(set(WEB, "port", "443"), BY, "");
    assertEquals(1, store.problems().size());
    gateway.admin.fail(false);
    store.poll();
    assertEquals(443, gateway.admin.value(WEB, "port"));
    assertEquals(List.of(), store.problems());
  }

  @Test
  void a_damaged_generation_is_reported_audited_and_recovered_from_the_files() throws Exception {
    GenerationalConfigStore store = gateway.open();
    store.change(set(WEB, "port", "443"), BY, "");
    store.change(set(WEB, "port", "444"), BY, "");
    Files.writeString(gateway.folders.generations().resolve("000003.gen"), "rubbish");
    GenerationalConfigStore again = gateway.open();
    assertTrue(again.problems().toString().contains("generation 3"));
    assertTrue(gateway.audit.summary().contains("CONFIG_DAMAGED generation 3"));
    assertEquals(Map.of("port", "444"), again.get(WEB));
    assertEquals(4, again.history().get(0).number());
    assertEquals(List.of(4, 2, 1), again.history().stream().map(Generation::number).toList());
  }

  @Test
  void old_generations_are_pruned() throws Exception {
    GenerationalConfigStore store = gateway.open();
    for (int i = 1; i <= 60; i++) {
      store.change(set(WEB, "port", "" + i), BY, "");
    }
    assertEquals(50, store.history().size());
    assertNotNull(store.rollback(20, BY));
  }
}
