// SPDX-License-Identifier: Apache-2.0
package io.lockgate.north.modbus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lockgate.north.modbus.route.Route;
import io.lockgate.testkit.component.ComponentTest;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SettingsTest {
  private static ComponentTest<ConfiguredRoute> route() {
    return ComponentTest.of(ConfiguredRoute.class).config("unit", 100).config("link", "net");
  }

  @Test
  void a_route_is_read_only_for_everyone_and_leads_to_its_own_number_by_default() throws Exception {
    Route route = route().activate().route();
    assertEquals("100", route.address());
    assertTrue(route.readOnly() && route.enabled() && route.sources().isEmpty());
  }

  @Test
  void the_name_of_an_instance_follows_the_tilde_of_its_pid() {
    assertEquals("meter", InstanceName.of(Map.of("service.pid", ConfiguredRoute.PID + "~meter")));
  }

  @Test
  void a_route_that_cannot_work_is_refused() {
    assertThrows(Exception.class, () -> route().config("unit", 255).activate());
    assertThrows(Exception.class, () -> route().config("link", "No Link").activate());
    assertThrows(Exception.class, () -> route().config("sources", new String[] {"plc"}).activate());
  }

  @Test
  void a_register_has_a_point_and_a_type() throws Exception {
    ConfiguredRegister register =
        ComponentTest.of(ConfiguredRegister.class)
            .config("address", 0x4000)
            .config("point", "m1/U")
            .config("words", "low-first")
            .activate();
    assertEquals(0x4002, register.point().end());
    assertThrows(
        Exception.class,
        () ->
            ComponentTest.of(ConfiguredRegister.class)
                .config("address", 0xFFFF)
                .config("point", "m1/U")
                .activate());
  }

  @Test
  void the_gap_of_a_line_is_fixed_above_19200() {
    assertEquals(Duration.ofNanos(2_005_208), ConfiguredLine.gap(19_200));
    assertEquals(Duration.ofNanos(1_750_000), ConfiguredLine.gap(38_400));
  }
}
