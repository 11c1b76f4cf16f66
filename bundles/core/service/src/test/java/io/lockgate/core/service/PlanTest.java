// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lockgate.api.service.Zone;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlanTest {
  private static final Declaration WEB =
      declaration("https", 7, List.of("eth1", "eth2", "local"), List.of("eth1", "local"), "eth1");
  private static final Declaration MODBUS =
      declaration("modbus-server", 8, List.of("eth1", "eth2"), List.of(), "");

  @ParameterizedTest
  @CsvSource({
    "-, -, 'eth1,local'",
    "panel, -, 'eth1,local'",
    "hardened, -, eth1",
    "hardened, 'eth2', eth2",
    "-, off, off",
    "-, ' ETH2 , local ', 'eth2,local'",
    "nonsense, -, off",
    "nonsense, eth1, eth1",
    "-, '', off",
    "-, 'eth1,', off",
    "-, eth9, off",
    "-, vpn, off",
    "-, 'eth1,vpn', off",
    "-, on, off",
    "-, 'off,eth1', off",
    "-, OFF, off"
  })
  void setting_gives_zones_and_nonsense_gives_off(String preset, String own, String zones) {
    Map<String, String> values = new HashMap<>();
    if (!"-".equals(preset)) {
      values.put("preset", preset);
    }
    if (!"-".equals(own)) {
      values.put("https", own);
    }
    Plan plan = Plan.of(List.of(WEB), new Settings(values), Locks.NONE);
    assertEquals(zones, Zones.text(plan.zonesOf("https")));
  }

  @Test
  void wrong_setting_is_told_in_the_note() {
    Plan plan = Plan.of(List.of(WEB), new Settings(Map.of("https", "vpn")), Locks.NONE);
    assertEquals(
        "off because its setting is wrong: not available in vpn", plan.notes().get("https"));
  }

  @Test
  void lock_beats_every_setting() {
    Locks locks = new Locks(Set.of("https"), true, List.of());
    Plan plan = Plan.of(List.of(WEB, MODBUS), new Settings(Map.of("https", "eth1")), locks);
    assertTrue(plan.zonesOf("https").isEmpty());
    assertTrue(plan.wantedBundles().isEmpty());
  }

  @Test
  void unreadable_locks_switch_everything_off() {
    Locks locks = new Locks(Set.of(), false, List.of("gone"));
    Plan plan = Plan.of(List.of(WEB), new Settings(Map.of("https", "eth1")), locks);
    assertTrue(plan.zonesOf("https").isEmpty());
    assertEquals("off because the permanent locks cannot be read", plan.notes().get("https"));
  }

  @Test
  void lower_bundle_id_keeps_an_id_that_two_declare() {
    Declaration later = declaration("https", 9, List.of("vpn"), List.of("vpn"), "");
    Plan plan = Plan.of(List.of(later, WEB), new Settings(Map.of()), Locks.NONE);
    assertEquals(Set.of(Zone.ETH1, Zone.LOCAL), plan.zonesOf("https"));
    assertEquals(Set.of(7L), plan.wantedBundles());
    assertTrue(String.valueOf(plan.notes().get("https")).contains("also declared by bundle.9"));
  }

  @Test
  void bundle_is_wanted_while_any_of_its_services_is_on() {
    Declaration second = declaration("rest", 7, List.of("eth1"), List.of(), "");
    Settings settings = new Settings(Map.of("https", "off", "rest", "eth1"));
    assertEquals(Set.of(7L), Plan.of(List.of(WEB, second), settings, Locks.NONE).wantedBundles());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Upper", "a b", "a/b", "a_b", "../x"})
  void bad_id_is_no_declaration(String id) {
    assertThrows(
        IllegalArgumentException.class,
        () -> Declaration.of(Map.of("id", id, "zones", List.of("eth1")), 1, "b"));
  }

  @Test
  void preset_outside_the_zones_is_no_declaration() {
    assertThrows(
        IllegalArgumentException.class,
        () ->
            Declaration.of(
                Map.of("id", "x", "zones", List.of("eth1"), "panel", List.of("vpn")), 1, "b"));
    assertThrows(IllegalArgumentException.class, () -> Declaration.of(Map.of("id", "x"), 1, "b"));
  }

  /** Two ways for files, one to the cloud, one for mail; all are on by their settings. */
  @ParameterizedTest
  @CsvSource({
    "-, 'cloud,files-a,mail'",
    "files, 'cloud,files-a,mail'",
    "none, 'cloud,files-a,files-b,mail'",
    "all, 'cloud'",
    "nonsense, 'cloud'"
  })
  void services_that_exclude_each_other_are_not_on_together(String exclusive, String on) {
    Map<String, String> values = new HashMap<>();
    List.of("files-a", "files-b", "cloud", "mail").forEach(id -> values.put(id, "eth1"));
    if (!"-".equals(exclusive)) {
      values.put("publication.exclusive", exclusive);
    }
    Plan plan =
        Plan.of(
            List.of(
                publishing("files-a", "files", 1),
                publishing("files-b", "files", 2),
                publishing("cloud", "cloud", 3),
                publishing("mail", "mail", 4)),
            new Settings(values),
            Locks.NONE);
    assertEquals(
        on,
        plan.zones().keySet().stream()
            .filter(id -> !plan.zonesOf(id).isEmpty())
            .collect(Collectors.joining(",")));
    if ("-".equals(exclusive)) {
      assertEquals(
          "off because files-a is on: only one of them can be, by the setting publication.exclusive",
          plan.notes().get("files-b"));
    }
  }

  private static Declaration publishing(String id, String what, long bundle) {
    Map<String, Object> attributes = new HashMap<>();
    attributes.put("id", id);
    attributes.put("zones", List.of("eth1"));
    attributes.put("publishes", what);
    return Declaration.of(attributes, bundle, "bundle." + bundle);
  }

  private static Declaration declaration(
      String id, long bundle, List<String> zones, List<String> panel, String hardened) {
    Map<String, Object> attributes = new HashMap<>();
    attributes.put("id", id);
    attributes.put("title", "t");
    attributes.put("zones", zones);
    attributes.put("panel", panel);
    if (!hardened.isEmpty()) {
      attributes.put("hardened", List.of(hardened));
    }
    return Declaration.of(attributes, bundle, "bundle." + bundle);
  }
}
