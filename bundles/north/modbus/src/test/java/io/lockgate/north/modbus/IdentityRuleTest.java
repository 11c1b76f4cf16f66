// SPDX-License-Identifier: Apache-2.0
package io.lockgate.north.modbus;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.lockgate.api.driver.FieldStatus.State;
import io.lockgate.api.driver.Routes;
import io.lockgate.north.modbus.route.IdentityRule;
import io.lockgate.north.modbus.route.Route;
import io.lockgate.north.modbus.unit.Sources;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Where units lead that nobody configured, and that everything that leads down is listed. */
class IdentityRuleTest {
  private static final String READ = "03 0000 0001";
  private static final String ECHO = "0300000001";
  private static final String NO_ROUTE = "830a";

  private Fixture fixture;
  private Client client;

  @BeforeEach
  void start() throws IOException {
    fixture = new Fixture().commissioned();
    client = fixture.client();
  }

  @AfterEach
  void stop() throws IOException {
    client.close();
    fixture.close();
  }

  private void rule(String link, boolean readOnly) {
    fixture.gateway.settings(
        Fixture.config(fixture.port, Fixture.limits(32, 8, 16), new IdentityRule(link, readOnly)));
  }

  @Test
  void auto_leads_to_the_one_serial_link_as_links_come_and_go() throws IOException {
    assertEquals(NO_ROUTE, client.ask(3, READ));
    fixture.field.link("net", "tcp", State.ONLINE);
    fixture.field.link("bus1", "rtu", State.OFFLINE);
    fixture.gateway.look();
    assertEquals(ECHO, client.ask(3, READ));
    assertEquals("bus1", fixture.field.sent.get(0).link());
    assertEquals("3", fixture.field.sent.get(0).address());
    fixture.field.link("bus2", "ascii", State.ONLINE);
    fixture.gateway.look();
    assertEquals(NO_ROUTE, client.ask(3, READ));
    fixture.field.links.clear();
    fixture.field.link("bus2", "rtu-tcp", State.ONLINE);
    fixture.gateway.look();
    assertEquals(ECHO, client.ask(3, READ));
  }

  @Test
  void off_leads_nowhere_and_a_link_can_be_named() throws IOException {
    fixture.field.link("bus1", "rtu", State.ONLINE);
    rule("off", false);
    assertEquals(NO_ROUTE, client.ask(3, READ));
    rule("bus1", true);
    assertEquals(ECHO, client.ask(3, READ));
    assertEquals("8601", client.ask(3, "06 0000 0001"));
  }

  @Test
  void a_configured_route_goes_before_the_rule_and_has_its_virtual_id() throws IOException {
    fixture.field.link("bus1", "rtu", State.ONLINE);
    fixture.gateway.look();
    Route virtual = new Route("meter", 100, "net", "1", true, Sources.NONE, true);
    fixture.gateway.add(virtual);
    assertEquals(ECHO, client.ask(100, READ));
    assertEquals("net", fixture.field.sent.get(0).link());
    assertEquals("1", fixture.field.sent.get(0).address());
    fixture.gateway.remove(virtual);
    assertEquals(ECHO, client.ask(100, READ));
    assertEquals("bus1", fixture.field.sent.get(1).link());
  }

  @Test
  void the_second_route_for_a_unit_is_left_out() throws IOException {
    fixture.gateway.add(new Route("a", 5, "first", "1", true, Sources.NONE, true));
    fixture.gateway.add(new Route("b", 5, "second", "1", true, Sources.NONE, true));
    assertEquals(ECHO, client.ask(5, READ));
    assertEquals("first", fixture.field.sent.get(0).link());
    assertEquals(List.of("a"), fixture.gateway.paths().stream().map(Routes.Path::name).toList());
  }

  @Test
  void every_path_is_listed_and_a_removed_one_stops() throws IOException {
    fixture.field.link("bus1", "rtu", State.ONLINE);
    fixture.gateway.look();
    Route route = new Route("meter", 100, "net", "1", true, Sources.of("10.0.0.0/8"), true);
    fixture.gateway.add(route);
    assertEquals(
        List.of(
            new Routes.Path(
                ModbusServer.ID, "meter", "unit 100", "net", "1", true, List.of("10.0.0.0/8")),
            new Routes.Path(
                ModbusServer.ID, "identity", "units 1 to 247", "bus1", "same", false, List.of())),
        fixture.gateway.paths());
    rule("off", false);
    fixture.gateway.remove(route);
    assertEquals(List.of(), fixture.gateway.paths());
    assertEquals(NO_ROUTE, client.ask(100, READ));
    assertEquals(List.of(), fixture.field.sent);
  }
}
