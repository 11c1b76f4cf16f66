// SPDX-License-Identifier: Apache-2.0
package io.lockgate.driver.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lockgate.api.driver.SerialLine;
import io.lockgate.api.service.Endpoint;
import io.lockgate.api.service.ServiceEnabled;
import io.lockgate.api.service.Zone;
import io.lockgate.api.service.ZoneAddresses;
import io.lockgate.driver.sim.carrier.RawClient;
import io.lockgate.testkit.FakeClock;
import io.lockgate.testkit.component.ComponentTest;
import io.lockgate.testkit.net.FreePorts;
import java.io.IOException;
import java.net.BindException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SimulatorServiceTest {
  private static final String READ_VOLTAGE = "00 01 00 00 00 06 01 04 00 00 00 02";
  private static final String RTU_READ_COUNTER = "02 04 00 00 00 02 71 f8";
  private static final String RTU_READ_DEAD = "03 04 00 00 00 02 70 29";

  private final FreePorts ports = new FreePorts();
  private final FakeLine line = new FakeLine();
  private final ConfiguredDevices configured = new ConfiguredDevices();
  private final int tcp = ports.releasedTcp();
  private final int rtu = ports.releasedTcp();
  private final ServiceEnabled enabled = () -> Set.of(Zone.LOCAL);
  private final ZoneAddresses zones = where -> List.of(InetAddress.getLoopbackAddress());
  private final ComponentTest<SimulatorService> service =
      ComponentTest.of(SimulatorService.class)
          .with(enabled)
          .with(zones)
          .with(new FakeClock())
          .with(line)
          .with(configured)
          .config("tcp-port", tcp)
          .config("rtu-tcp-port", rtu);

  @AfterEach
  void close() {
    ports.close();
  }

  private ComponentTest<ConfiguredDevice> device(String bus, int unit, String kind) {
    return ComponentTest.of(ConfiguredDevice.class)
        .with(configured)
        .with(new FakeClock())
        .config("bus", bus)
        .config("unit", unit)
        .config("kind", kind);
  }

  private RawClient client(int port) throws IOException {
    return new RawClient(new Endpoint("tcp", "127.0.0.1", port));
  }

  @Test
  void the_demo_site_answers_on_both_ports_and_its_dead_device_does_not() throws Exception {
    SimulatorService running = service.activate();
    assertEquals(
        List.of(new Endpoint("tcp", "127.0.0.1", tcp), new Endpoint("tcp", "127.0.0.1", rtu)),
        running.endpoints());
    try (RawClient network = client(tcp);
        RawClient bus = client(rtu)) {
      assertTrue(network.ask(READ_VOLTAGE, 13).startsWith("00 01 00 00 00 07 01 04 04 43 "));
      assertTrue(bus.ask(RTU_READ_COUNTER, 9).startsWith("02 04 04 "));
      assertTrue(bus.send(RTU_READ_DEAD).hearsNothing());
    }
    service.deactivate();
    assertThrows(ConnectException.class, () -> client(tcp));
    assertThrows(ConnectException.class, () -> client(rtu));
  }

  @Test
  void a_configured_device_comes_while_the_service_runs_and_takes_the_place_of_the_site()
      throws Exception {
    service.activate();
    ComponentTest<ConfiguredDevice> plain = device("tcp", 1, "plain");
    plain.activate();
    try (RawClient network = client(tcp)) {
      assertEquals("00 01 00 00 00 07 01 04 04 00 00 00 01", network.ask(READ_VOLTAGE, 13));
      plain.deactivate();
      assertTrue(network.ask(READ_VOLTAGE, 13).startsWith("00 01 00 00 00 07 01 04 04 43 "));
    }
    service.deactivate();
  }

  @Test
  void without_the_site_there_is_nothing_but_what_is_configured() throws Exception {
    service.config("site", "none").activate();
    try (RawClient network = client(tcp)) {
      assertEquals("00 01 00 00 00 03 01 84 0b", network.ask(READ_VOLTAGE, 9));
    }
    service.deactivate();
  }

  @Test
  void a_place_has_one_device_and_what_is_unknown_is_refused() throws Exception {
    device("tcp", 1, "plain").activate();
    assertRefused("unit 1 on tcp", device("tcp", 1, "meter"));
    device("rtu", 1, "plain").activate();
    assertRefused("255", device("rtu", 255, "plain"));
    device("tcp", 255, "plain").activate();
    assertRefused("[meter, inverter, io, plain]", device("tcp", 2, "toaster"));
    assertRefused("wrong-id", device("tcp", 2, "plain").config("fault", "fire"));
  }

  private static void assertRefused(String reason, ComponentTest<ConfiguredDevice> device) {
    IllegalArgumentException refusal =
        assertThrows(IllegalArgumentException.class, device::activate);
    assertTrue(String.valueOf(refusal.getMessage()).contains(reason), refusal::toString);
  }

  @Test
  void a_taken_port_is_told_and_the_other_one_is_not_left_open() throws Exception {
    int taken = ports.tcp();
    assertThrows(BindException.class, service.config("rtu-tcp-port", taken)::activate);
    assertThrows(ConnectException.class, () -> client(tcp));
  }

  @Test
  void port_0_opens_none() throws Exception {
    SimulatorService running = service.config("rtu-tcp-port", 0).activate();
    assertEquals(List.of(new Endpoint("tcp", "127.0.0.1", tcp)), running.endpoints());
    service.deactivate();
  }

  @Test
  void a_serial_port_gets_the_devices_of_the_bus() throws Exception {
    service.config("serial-port", "/dev/ttyX").config("baud", 9_600).activate();
    SerialLine asked = line.line();
    assertNotNull(asked);
    assertEquals("/dev/ttyX", asked.port());
    assertEquals(SerialLine.Parity.NONE, asked.parity());
    assertTrue(asked.gap().compareTo(Duration.ofMillis(4)) > 0, "3.5 characters: " + asked.gap());
    line.arrives(RTU_READ_COUNTER);
    assertTrue(line.sent().startsWith("02 04 04 "));
    service.deactivate();
    assertTrue(line.closed());
  }

  @Test
  void started_and_stopped_many_times_it_leaves_nothing() throws Exception {
    service.cycle(200);
  }
}
