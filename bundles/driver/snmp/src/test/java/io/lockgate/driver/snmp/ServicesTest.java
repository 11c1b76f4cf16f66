// SPDX-License-Identifier: Apache-2.0
package io.lockgate.driver.snmp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.lockgate.api.driver.DriverException.BadSetting;
import io.lockgate.driver.snmp.played.LoopbackZone;
import io.lockgate.driver.snmp.traps.TrapDesk;
import io.lockgate.driver.snmp.wire.LocalEngine;
import io.lockgate.testkit.component.ComponentTest;
import io.lockgate.testkit.driver.HostClock;
import io.lockgate.testkit.fakes.CollectingAuditLog;
import io.lockgate.testkit.fakes.MemorySecrets;
import io.lockgate.testkit.fakes.MemoryStateStore;
import java.math.BigInteger;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The components: what they open, and that nothing stays. */
class ServicesTest {
  private static int freePort() throws Exception {
    try (DatagramSocket socket = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private static ComponentTest<SnmpService> manager() throws Exception {
    return ComponentTest.of(SnmpService.class)
        .with(new LoopbackZone())
        .with(
            new TrapDesk(
                new LocalEngine(new MemoryStateStore()),
                new CollectingAuditLog(),
                new HostClock()));
  }

  @Test
  void manager_opens_nothing_unless_notifications_are_wanted() throws Exception {
    ComponentTest<SnmpService> component = manager();
    assertEquals(List.of(), component.activate().endpoints());
    component.deactivate();
  }

  @Test
  void port_of_notifications_is_open_while_the_service_runs_and_free_after() throws Exception {
    int port = freePort();
    ComponentTest<SnmpService> component =
        manager().config("traps", true).config("trap-port", port);
    assertEquals("[udp/127.0.0.1:" + port + "]", component.activate().endpoints().toString());
    component.deactivate();
    try (DatagramSocket again = new DatagramSocket(port, InetAddress.getLoopbackAddress())) {
      assertEquals(port, again.getLocalPort());
    }
  }

  @Test
  void port_of_notifications_is_1162_where_low_ports_cannot_be_had() throws Exception {
    ComponentTest<SnmpService> user = manager().config("traps", true);
    assertEquals("[udp/127.0.0.1:1162]", user.activate().endpoints().toString());
    user.deactivate();
  }

  @Test
  void taken_port_is_no_failure_and_is_not_named() throws Exception {
    try (DatagramSocket taken = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
      ComponentTest<SnmpService> component =
          manager().config("traps", true).config("trap-port", taken.getLocalPort());
      assertEquals(List.of(), component.activate().endpoints());
      component.deactivate();
    }
  }

  @Test
  void starting_and_stopping_leaves_nothing() throws Exception {
    manager().config("traps", true).config("trap-port", freePort()).cycle(50);
  }

  @Test
  void user_of_the_agent_needs_passwords_of_eight_characters() {
    ComponentTest<AgentUser> user =
        ComponentTest.of(AgentUser.class)
            .with(new MemorySecrets())
            .config("user", "ro")
            .config("auth-password", "short")
            .config("privacy-password", "privpass12");
    assertEquals("auth-password", assertThrows(BadSetting.class, user::activate).key());
  }

  /** The id stays, the number of starts rises. */
  @Test
  void engine_is_the_same_after_a_restart_and_has_started_once_more() throws Exception {
    MemoryStateStore store = new MemoryStateStore();
    LocalEngine first = new LocalEngine(store);
    LocalEngine second = new LocalEngine(store);
    assertEquals(List.of(1, 2), List.of(first.boots(), second.boots()));
    assertEquals(new BigInteger(1, first.octets()), new BigInteger(1, second.octets()));
  }
}
