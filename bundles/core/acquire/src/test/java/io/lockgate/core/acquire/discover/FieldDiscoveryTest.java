// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.acquire.discover;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lockgate.api.driver.Capability;
import io.lockgate.api.driver.Discovery;
import io.lockgate.api.driver.DriverException;
import io.lockgate.api.driver.Settings;
import io.lockgate.core.acquire.fake.Field;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FieldDiscoveryTest {
  private final Field field = new Field();
  private final FieldDiscovery discovery =
      new FieldDiscovery(field.services, field.registry, field.forms, field.models);
  private final List<Discovery.Found> found = new ArrayList<>();
  private final List<String> progress = new ArrayList<>();
  private final Discovery.Listener listener =
      new Discovery.Listener() {
        @Override
        public void found(Discovery.Found device) {
          found.add(device);
        }

        @Override
        public void progress(int done, int total) {
          progress.add(done + "/" + total);
        }
      };

  private Discovery.Scan scan(String host, int units) throws DriverException {
    for (int i = 1; i <= units; i++) {
      field.driver.device("u" + i).answersIn = Duration.ofMillis(10);
    }
    Settings range = new Settings(Map.of("host", host, "units", "" + units));
    return discovery.scan("played", range, listener);
  }

  @Test
  void places_are_looked_at_one_after_the_other_over_a_link_of_its_own() throws Exception {
    field.models.simple("m", Duration.ofSeconds(1), 1);
    scan("elsewhere", 3);
    field.driver.device("u2").silent = true;
    field.pass(Duration.ofSeconds(2));
    assertEquals(List.of("1/3", "2/3", "3/3"), progress);
    assertEquals(
        List.of("u1", "u3"), found.stream().map(f -> f.identification().product()).toList());
    assertEquals(Optional.of("m"), found.get(0).model());
    assertEquals(Optional.empty(), found.get(0).linkId());
    assertEquals("elsewhere", found.get(0).link().text("host"));
    assertEquals("100", found.get(0).device().text("per-step"), "complete with defaults");
    assertEquals(0, field.driver.links.size(), "the link is closed again");
    assertEquals(0, field.driver.openDevices);
    assertEquals(0, field.alarms.size());
  }

  @Test
  void silent_places_cost_less_where_the_link_takes_several_requests() throws Exception {
    field.link("bus", "host", "there", "pipelining", "8");
    field.pass(Duration.ofSeconds(2));
    for (int i = 1; i <= 8; i++) {
      field.driver.device("u" + i).silent = true;
    }
    Settings range = new Settings(Map.of("host", "there", "units", "8", "timeout-ms", "70"));
    discovery.scan("played", range, listener);
    field.passMillis(69);
    assertEquals(List.of(), progress);
    field.passMillis(2);
    assertEquals(4, progress.size(), "half of the requests are left to others");
    field.passMillis(70);
    assertEquals("8/8", progress.get(progress.size() - 1));
    assertEquals(0, field.driver.openDevices);
  }

  @Test
  void an_existing_link_is_shared_and_existing_devices_are_named() throws Exception {
    field.models.simple("m", Duration.ofSeconds(1), 1);
    field.link("bus", "host", "there");
    field.device("known", "bus", "m", "unit", "u2");
    field.pass(Duration.ofSeconds(2));
    scan("there", 3);
    field.pass(Duration.ofSeconds(1));
    assertEquals(1, field.driver.opened);
    assertEquals(Optional.of("bus"), found.get(0).linkId());
    assertEquals(
        List.of(Optional.empty(), Optional.of("known"), Optional.empty()),
        found.stream().map(Discovery.Found::deviceId).toList());
    assertEquals(0, field.deviceStatus("known").missed());
  }

  @Test
  void what_says_nothing_about_the_place_makes_no_other_place() throws Exception {
    field.models.simple("m", Duration.ofSeconds(1), 1);
    field.link("bus", "host", "there", "timeout-ms", "777");
    field.device("known", "bus", "m", "unit", "u2", "per-step", "7");
    field.pass(Duration.ofSeconds(2));
    scan("there", 2);
    field.pass(Duration.ofSeconds(1));
    assertEquals(1, field.driver.opened, "no second link beside the one that is there");
    assertEquals(
        List.of(Optional.empty(), Optional.of("known")),
        found.stream().map(Discovery.Found::deviceId).toList());
  }

  @Test
  void each_place_gets_the_time_that_the_range_says() throws Exception {
    field.driver.device("u1").silent = true;
    Settings range = new Settings(Map.of("host", "elsewhere", "units", "1", "timeout-ms", "70"));
    discovery.scan("played", range, listener);
    field.passMillis(69);
    assertEquals(List.of(), progress);
    field.passMillis(2);
    assertEquals(List.of("1/1"), progress);
    assertEquals(0, field.driver.links.size());
  }

  @Test
  void it_stops_between_two_places() throws Exception {
    Discovery.Scan scan = scan("elsewhere", 100);
    field.passMillis(45);
    scan.stop();
    field.pass(Duration.ofSeconds(5));
    assertTrue(found.size() <= 6, "" + found.size());
    assertEquals("100/100", progress.get(progress.size() - 1));
    scan.stop();
    assertEquals(0, field.driver.links.size());
  }

  @Test
  void a_link_that_cannot_be_reached_is_passed_over() throws Exception {
    field.driver.connectFails = new DriverException.NotConnected("nobody");
    scan("elsewhere", 100);
    assertEquals(List.of("100/100"), progress);
    scan("bad", 5);
    assertEquals("5/5", progress.get(1));
    assertEquals(0, field.alarms.size());
  }

  @Test
  void what_cannot_be_scanned_is_refused() {
    assertThrows(
        DriverException.NotConnected.class,
        () -> discovery.scan("nobody", new Settings(Map.of()), listener));
    assertThrows(
        DriverException.BadSetting.class,
        () -> discovery.scan("played", new Settings(Map.of()), listener));
    field.driver.capabilities.remove(Capability.DISCOVER);
    assertThrows(DriverException.NotSupported.class, () -> scan("elsewhere", 1));
  }

  @Test
  void four_scans_at_a_time_and_room_again_when_one_is_over() throws Exception {
    for (int i = 0; i < 4; i++) {
      scan("h" + i, 2);
    }
    assertThrows(DriverException.Busy.class, () -> scan("h", 2));
    field.pass(Duration.ofSeconds(1));
    scan("h", 2);
    discovery.stop();
    field.pass(Duration.ofSeconds(1));
    assertEquals(0, field.driver.links.size());
  }
}
