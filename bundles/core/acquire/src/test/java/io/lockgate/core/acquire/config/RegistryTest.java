// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.acquire.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lockgate.api.driver.FieldStatus.State;
import io.lockgate.api.model.ModelProblem;
import io.lockgate.api.point.PointId;
import io.lockgate.api.point.Quality;
import io.lockgate.core.acquire.fake.Field;
import io.lockgate.core.acquire.fake.PlayedMetatype;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RegistryTest {
  private final Field field = new Field();

  @BeforeEach
  void oneLinkOneDevice() {
    field.models.simple("m", Duration.ofSeconds(1), 2);
    field.link("bus");
    field.device("a", "bus", "m");
    field.pass(Duration.ofSeconds(2));
    field.driver.clear();
  }

  private long otherPolls(Runnable disturbance) {
    long before = field.driver.count("read a ");
    disturbance.run();
    field.pass(Duration.ofSeconds(1));
    return field.driver.count("read a ") - before;
  }

  @Test
  void a_device_added_changed_and_removed_disturbs_no_other_on_its_link() {
    assertEquals(1, otherPolls(() -> field.device("b", "bus", "m")));
    assertEquals(Quality.GOOD, field.bus.quality("b/p0"));
    assertEquals(1, otherPolls(() -> field.device("b", "bus", "m", "timeout-ms", "77")));
    assertEquals(1, otherPolls(() -> field.device("b", "bus", "m", "unit", "bad")));
    assertEquals(1, otherPolls(() -> field.removeDevice("b")));
    assertEquals(List.of("a"), field.directory.devices());
    assertEquals(0, field.deviceStatus("a").missed());
    assertEquals(0, field.driver.count("connect"));
    assertEquals(1, field.driver.opened);
  }

  @Test
  void the_same_configuration_again_changes_nothing() {
    int devices = field.driver.openDevices;
    field.link("bus");
    field.device("a", "bus", "m");
    assertEquals(List.of(), field.driver.log);
    assertEquals(devices, field.driver.openDevices);
  }

  @Test
  void a_thousand_devices_added_changed_and_removed_leave_nothing() {
    int alarms = field.alarms.size();
    for (int i = 0; i < 1_000; i++) {
      field.device("x", "bus", "m", "unit", "u" + i % 10);
      field.passMillis(3);
      field.device("x", "bus", "m", "unit", "v" + i % 10, "per-step", "1");
      field.passMillis(4);
      field.removeDevice("x");
    }
    field.pass(Duration.ofSeconds(5));
    assertEquals(alarms, field.alarms.size());
    assertEquals(1, field.driver.openDevices);
    assertEquals(List.of("a"), field.directory.devices());
    assertEquals(1, field.registry.devices().size());
    assertEquals(0, field.deviceStatus("a").missed());
    assertEquals(12, field.driver.count("read a "));
    assertEquals(1, field.driver.opened);
  }

  @Test
  void a_thousand_links_added_changed_and_removed_leave_nothing() {
    int alarms = field.alarms.size();
    for (int i = 0; i < 1_000; i++) {
      field.link("y");
      field.device("x", "y", "m");
      field.link("y", "host", "h" + i);
      field.removeLink("y");
      field.removeDevice("x");
    }
    assertEquals(alarms, field.alarms.size());
    assertEquals(1, field.registry.units().size());
    assertEquals(1, field.driver.links.size());
    assertEquals(1, field.driver.openDevices - 2_000, "those of closed links go with them");
  }

  @Test
  void a_changed_setting_of_a_link_opens_it_anew_whichever_it_is() {
    for (String key : List.of("timeout-ms", "pause-ms", "known-to-nobody")) {
      int opened = field.driver.opened;
      field.link("bus", key, "5");
      assertEquals(opened + 1, field.driver.opened, key);
      field.link("bus", key, "6");
      assertEquals(opened + 2, field.driver.opened, key);
      field.link("bus", key, "6");
      assertEquals(opened + 2, field.driver.opened, key);
    }
    assertEquals(1, field.driver.links.size());
    assertEquals(Quality.GOOD, field.bus.quality("a/p0"));
  }

  @Test
  void what_a_driver_refuses_is_shown_with_key_and_reason_and_can_be_mended() {
    field.link("bus", "host", "bad");
    assertEquals(State.CONFIGURATION, field.linkStatus("bus").state());
    assertEquals("host: is bad", field.linkStatus("bus").detail());
    assertEquals(Quality.NOT_CONNECTED, field.bus.quality("a/p0"));
    assertEquals("link bus: host: is bad", field.deviceStatus("a").detail());
    field.link("bus");
    assertEquals(Quality.GOOD, field.bus.quality("a/p0"));
    field.device("a", "bus", "m", "unit", "bad");
    assertEquals(State.CONFIGURATION, field.deviceStatus("a").state());
    assertEquals("unit: is bad", field.deviceStatus("a").detail());
    assertEquals(Quality.CONFIGURATION, field.bus.quality("a/p0"));
    field.device("a", "bus", "m");
    assertEquals(Quality.GOOD, field.bus.quality("a/p0"));
  }

  @Test
  void what_is_wrong_without_asking_a_driver_is_shown_too() {
    assertProblem("link: there is no link 'nowhere'", () -> field.device("b", "nowhere", "m"));
    assertProblem("model: there is no model 'none'", () -> field.device("b", "bus", "none"));
    assertProblem("model: is missing", () -> field.device("b", "bus", ""));
    assertProblem("link: is missing", () -> field.device("b", "", "m"));
    assertProblem(
        "enabled: must be true or false", () -> field.device("b", "bus", "m", "enabled", "maybe"));
    field.driver.problems =
        List.of(ModelProblem.at("points/p0/address", "no"), ModelProblem.at("points/p1", "no"));
    assertProblem(
        "model: m: points/p0/address: no (and 1 more)", () -> field.device("b", "bus", "m"));
    field.driver.problems = List.of();
    field.device("b", "bus", "m", "timeout-ms", "9");
    assertEquals(State.ONLINE, field.deviceStatus("b").state());
    field.removeDevice("b");
    assertEquals(1, field.registry.units().size());
  }

  private void assertProblem(String detail, Runnable change) {
    change.run();
    assertEquals(detail, field.deviceStatus("b").detail());
    assertEquals(State.CONFIGURATION, field.deviceStatus("b").state());
    assertEquals(1, otherPolls(() -> {}));
  }

  @Test
  void a_device_whose_link_comes_later_or_goes_follows() {
    field.device("b", "later", "m");
    assertEquals(1, field.registry.links().size());
    field.link("later");
    assertEquals(Quality.GOOD, field.bus.quality("b/p0"));
    assertEquals(State.ONLINE, field.deviceStatus("b").state());
    field.removeLink("later");
    assertEquals(State.CONFIGURATION, field.deviceStatus("b").state());
    assertEquals(Quality.CONFIGURATION, field.bus.quality("b/p0"));
    assertTrue(field.registry.link("later").isEmpty());
    assertEquals(1, otherPolls(() -> {}));
  }

  @Test
  void a_device_can_move_to_another_link() {
    field.link("other");
    field.device("b", "bus", "m");
    field.device("b", "other", "m");
    field.pass(Duration.ofSeconds(1));
    assertEquals("other", field.deviceStatus("b").link());
    assertEquals(Quality.GOOD, field.bus.quality("b/p0"));
    assertEquals(List.of("a", "b"), field.directory.devices());
  }

  @Test
  void a_changed_model_reaches_its_devices_and_no_others() {
    field.models.simple("n", Duration.ofSeconds(1), 1);
    field.device("b", "bus", "n");
    field.models.simple("n", Duration.ofSeconds(1), 3);
    assertEquals(1, otherPolls(field.registry::modelsMayHaveChanged));
    assertEquals(3, field.directory.of("b").size());
    assertEquals(Quality.GOOD, field.bus.quality("b/p2"));
    field.models.remove("n");
    field.registry.modelsMayHaveChanged();
    assertEquals(State.CONFIGURATION, field.deviceStatus("b").state());
    assertTrue(field.directory.find(PointId.of("b/p0")).isEmpty());
  }

  @Test
  void when_a_driver_goes_its_links_are_closed_and_when_it_comes_all_goes_on() {
    field.registry.driverGoes(PlayedMetatype.BUNDLE, field.driver);
    assertEquals(0, field.driver.links.size());
    assertEquals(State.NO_DRIVER, field.linkStatus("bus").state());
    assertEquals(State.NO_DRIVER, field.deviceStatus("a").state());
    assertEquals(Quality.NOT_CONNECTED, field.bus.quality("a/p0"));
    field.pass(Duration.ofSeconds(10));
    assertEquals(0, field.driver.count("connect"));
    field.registry.driverComes(PlayedMetatype.BUNDLE, "played", field.driver);
    assertEquals(Quality.GOOD, field.bus.quality("a/p0"));
  }

  @Test
  void settings_are_complete_and_secrets_are_not_shown() {
    field.link("bus", "password", "hush");
    Map<String, String> shown = field.linkStatus("bus").settings().values();
    assertEquals("here", shown.get("host"));
    assertEquals("set", shown.get("password"));
    assertEquals("hush", field.unit("bus").definition().spec().settings().values().get("password"));
    field.registry.configured(
        "com.example.other.link", "com.example.other.link~o", Map.of("k", "v"));
    assertEquals("set", field.linkStatus("o").settings().values().get("k"));
    assertEquals(State.NO_DRIVER, field.linkStatus("o").state());
  }

  @Test
  void names_that_cannot_be_ids_are_ignored() {
    field.registry.configured(
        PlayedMetatype.BUNDLE + ".link", PlayedMetatype.BUNDLE + ".link~Not An Id", Map.of());
    field.registry.deleted("never.seen~x");
    assertEquals(1, field.registry.links().size());
  }

  @Test
  void when_all_is_closed_nothing_is_left() {
    field.registry.close();
    assertEquals(0, field.alarms.size());
    assertEquals(0, field.driver.links.size());
    assertEquals(List.of(), field.directory.devices());
    assertFalse(Objects.requireNonNull(field.registry.links()).iterator().hasNext());
  }
}
