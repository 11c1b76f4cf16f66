// SPDX-License-Identifier: Apache-2.0
package io.lockgate.north.modbus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lockgate.api.service.GatewayService;
import io.lockgate.api.service.ServiceEnabled;
import io.lockgate.api.service.Zone;
import io.lockgate.testkit.FakeClock;
import io.lockgate.testkit.fakes.CollectingAuditLog;
import io.lockgate.testkit.fakes.FakeCommissioning;
import io.lockgate.testkit.fakes.FreshDeviceSigner;
import io.lockgate.testkit.leak.LeakCheck;
import io.lockgate.testkit.net.FreePorts;
import java.io.IOException;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;
import org.osgi.framework.Version;

/** The component as the framework drives it. */
class ModbusServerTest {
  private final List<GatewayService> announced = new CopyOnWriteArrayList<>();
  private final FreePorts ports = new FreePorts();
  private final int port = ports.releasedTcp();
  private final ServiceEnabled marker = Zones.marker(Zone.ETH1);

  private static <T> T fake(Class<T> type, InvocationHandler handler) {
    return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
  }

  private BundleContext context() {
    Bundle bundle = fake(Bundle.class, (proxy, method, args) -> new Version(0, 1, 0));
    return fake(
        BundleContext.class,
        (proxy, method, args) ->
            switch (method.getName()) {
              case "getBundle" -> bundle;
              case "getProperty" -> "standard";
              case "registerService" -> announce((GatewayService) args[1]);
              default -> throw new UnsupportedOperationException(method.getName());
            });
  }

  private ServiceRegistration<?> announce(GatewayService service) {
    announced.add(service);
    return fake(ServiceRegistration.class, (proxy, method, args) -> announced.remove(service));
  }

  static ServerSettings settings(Map<String, Object> changed) {
    return fake(
        ServerSettings.class,
        (proxy, method, args) -> changed.getOrDefault(method.getName(), method.getDefaultValue()));
  }

  private ModbusServer server() throws IOException {
    return new ModbusServer(
        context(),
        new FakeClock(),
        new Zones(),
        new FakeCommissioning(),
        new CollectingAuditLog(),
        new FreshDeviceSigner(),
        new FieldServices(),
        settings(Map.of("port", port)));
  }

  @Test
  void the_service_is_announced_exactly_while_its_port_is_open() throws Exception {
    ModbusServer server = server();
    assertEquals(List.of(), announced);
    server.enabled(marker);
    assertEquals(port, announced.get(0).endpoints().get(0).port());
    try (Client client = Client.of(Zones.ETH1, port)) {
      assertEquals("0302ffff", client.ask(255, "03 01F4 0001"));
      assertTrue(server.check().detail().contains("accepted 1"));
      server.stop();
      assertTrue(client.closed());
    }
    assertEquals(List.of(), announced);
    server.disabled(marker);
    assertThrows(IOException.class, () -> Client.of(Zones.ETH1, port));
  }

  @Test
  void many_starts_and_stops_leave_nothing() throws Exception {
    LeakCheck check = LeakCheck.start(Duration.ofSeconds(10));
    for (int i = 0; i < 100; i++) {
      ModbusServer server = server();
      server.enabled(marker);
      server.stop();
      server.disabled(marker);
      check.watch(server);
    }
    check.assertNothingLeft();
  }

  @Test
  void the_port_is_502_where_standard_ports_can_be_had() {
    assertEquals(502, ServerConfig.of(settings(Map.of()), "standard").port());
    assertEquals(1502, ServerConfig.of(settings(Map.of()), null).port());
    assertEquals(5020, ServerConfig.of(settings(Map.of("port", 5020)), "standard").port());
  }

  @Test
  void settings_that_cannot_work_together_are_refused() {
    ServerSettings none = settings(Map.of("clients", 8, "reserved", 8));
    assertThrows(IllegalArgumentException.class, () -> ServerConfig.of(none, null));
    ServerSettings name = settings(Map.of("scada$_$addresses", new String[] {"scada"}));
    assertThrows(IllegalArgumentException.class, () -> ServerConfig.of(name, null));
  }
}
