// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.acquire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lockgate.api.driver.FieldStatus;
import io.lockgate.api.driver.FieldStatus.DeviceStatus;
import io.lockgate.api.driver.FieldStatus.LinkStatus;
import io.lockgate.api.driver.FieldStatus.State;
import io.lockgate.api.driver.Settings;
import io.lockgate.api.health.Health;
import io.lockgate.api.health.Status;
import io.lockgate.testkit.fakes.CollectedFigures;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FieldHealthTest {
  private static final Settings NONE = new Settings(Map.of());

  private final List<LinkStatus> links = new ArrayList<>();
  private final List<DeviceStatus> devices = new ArrayList<>();
  private final FieldStatus field =
      new FieldStatus() {
        @Override
        public List<LinkStatus> links() {
          return links;
        }

        @Override
        public List<DeviceStatus> devices() {
          return devices;
        }
      };
  private final FieldHealth health = new FieldHealth(field);

  private void link(String id, State state) {
    links.add(new LinkStatus(id, "modbus", state, "", 0, NONE, 1, 20, 3, 4));
  }

  private void device(String id, State state) {
    devices.add(
        new DeviceStatus(
            id,
            "bus",
            "meter",
            state,
            state == State.ONLINE ? "" : "no reply",
            0,
            NONE,
            7,
            10,
            2,
            1,
            Duration.ofMillis(250),
            Optional.empty()));
  }

  @Test
  void all_well() {
    link("bus", State.ONLINE);
    device("m1", State.ONLINE);
    device("m2", State.OUT_OF_SERVICE);
    assertEquals(new Health(Status.OK, "1 links, 2 devices"), health.check());
  }

  @Test
  void one_silent_device_among_others_is_orange() {
    link("bus", State.ONLINE);
    device("m1", State.ONLINE);
    device("m2", State.OFFLINE);
    assertEquals(
        new Health(Status.TEMPORARILY_UNAVAILABLE, "device m2 offline: no reply"), health.check());
  }

  @Test
  void link_without_an_answer_is_red() {
    link("bus", State.ONLINE);
    device("m1", State.OFFLINE);
    device("m2", State.OUT_OF_SERVICE);
    assertEquals(Status.CRITICAL, health.check().status());
    assertTrue(health.check().detail().startsWith("link bus: none of its devices answers"));
  }

  @Test
  void link_that_cannot_be_reached_is_red_also_without_devices() {
    link("bus", State.OFFLINE);
    assertEquals(new Health(Status.CRITICAL, "link bus offline"), health.check());
  }

  @Test
  void what_cannot_work_as_configured_is_red() {
    link("bus", State.ONLINE);
    device("m1", State.ONLINE);
    device("m2", State.CONFIGURATION);
    assertEquals(Status.CRITICAL, health.check().status());
  }

  @Test
  void many_are_counted() {
    link("bus", State.ONLINE);
    device("m0", State.ONLINE);
    for (int i = 1; i <= 9; i++) {
      device("m" + i, State.OFFLINE);
    }
    assertTrue(health.check().detail().endsWith("; and 4 more"), health.check().detail());
  }

  @Test
  void counters_become_figures() {
    link("bus", State.ONLINE);
    device("m1", State.OFFLINE);
    List<String> told = new ArrayList<>();
    CollectedFigures.of(new FieldFigures(field)).forEach((key, value) -> told.add(key + value));
    assertEquals(
        List.of(
            "lockgate_link_up[link, bus]1.0",
            "lockgate_link_waiting_requests[link, bus]1.0",
            "lockgate_link_exchanges_total[link, bus]20.0",
            "lockgate_link_errors_total[link, bus]3.0",
            "lockgate_link_refused_total[link, bus]4.0",
            "lockgate_device_up[device, m1, link, bus]0.0",
            "lockgate_device_points[device, m1, link, bus]7.0",
            "lockgate_device_polls_total[device, m1, link, bus]10.0",
            "lockgate_device_errors_total[device, m1, link, bus]2.0",
            "lockgate_device_missed_polls_total[device, m1, link, bus]1.0",
            "lockgate_device_lag_seconds[device, m1, link, bus]0.25"),
        told);
  }
}
