// SPDX-License-Identifier: Apache-2.0
package io.lockgate.shell.commands.base;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lockgate.api.security.Role;
import io.lockgate.api.service.ServiceState;
import io.lockgate.api.service.Zone;
import io.lockgate.shell.commands.CommandShell;
import io.lockgate.shell.commands.CommandShell.Result;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Command;
import org.junit.jupiter.api.Test;

class GatewayCommandTest {
  private final CommandShell shell = new CommandShell();

  GatewayCommandTest() throws IOException {
    shell.services.offer("modbus-server", 1502);
  }

  @Test
  void without_permission_nothing_happens() {
    Result result = shell.as(Role.VIEWER, "gateway:service-disable modbus-server");
    assertEquals(2, result.status());
    assertEquals("not allowed: needs permission SWITCH_SERVICES", result.error());
    assertEquals(ServiceState.ON, shell.services.services().get(0).state());
    assertEquals(List.of("gateway:service-disable SWITCH_SERVICES"), shell.access.asked());
  }

  @Test
  void a_viewer_changes_nothing_with_any_command() {
    for (String line :
        List.of(
            "service-enable modbus-server --interface eth1",
            "service-disable modbus-server --permanent",
            "preset hardened",
            "harden --yes",
            "trust-add - --prefix a.b",
            "trust-revoke aaaaaaaa",
            "trust-mode off",
            "audit",
            "audit-export -",
            "audit-verify",
            "config-set a.b port 1",
            "config-unset a.b port",
            "config-rollback 1",
            "link-add modbus bus1 host=x",
            "link-edit bus1 host=x",
            "link-remove bus1",
            "device-add m1 link=bus1 model=m",
            "device-edit m1 unit=2",
            "device-remove m1 --force",
            "route-add r unit=1 link=bus1",
            "route-remove r",
            "discover modbus --add",
            "trace bus1",
            "write m1/P 1",
            "model-import -",
            "model-remove m",
            "commission")) {
      Result result = shell.as(Role.VIEWER, "gateway:" + line, "yes", "modbus-server");
      assertEquals(2, result.status(), line);
      assertEquals("", result.output(), line);
      assertTrue(result.error().startsWith("not allowed"), line);
    }
    assertEquals(ServiceState.ON, shell.services.services().get(0).state());
    assertEquals(1, shell.config.history().size());
    assertEquals(1, shell.signers.signers().size());
    assertFalse(shell.commissioning.commissioned());
  }

  @Test
  void without_an_identity_nothing_happens() throws Exception {
    var session = shell.factory.create(System.in, System.out, System.err);
    session.put("io.lockgate.identity", "root");
    String message = "";
    try {
      session.execute("gateway:service-disable modbus-server");
    } catch (Exception e) {
      message = e.getMessage();
    }
    assertEquals("not allowed: nobody is known in this session", message);
    assertEquals(2, session.get("io.lockgate.status"));
    assertEquals(ServiceState.ON, shell.services.services().get(0).state());
  }

  @Test
  void every_command_says_what_it_does_and_how_it_is_used() throws Exception {
    List<String> asked = new ArrayList<>();
    for (Class<?> type : CommandShell.classes()) {
      if (Action.class.isAssignableFrom(type)) {
        Command command = type.getAnnotation(Command.class);
        assertEquals("gateway", command.scope());
        assertTrue(command.description().contains(" Example: "), command.name());
        assertTrue(command.description().contains("gateway:" + command.name()), command.name());
        asked.add(command.name());
      }
    }
    assertEquals(59, asked.size(), asked::toString);
  }

  @Test
  void help_explains_and_changes_nothing() {
    Result result = shell.run("gateway:service-disable --help");
    assertTrue(result.output().contains("Example: gateway:service-disable"), result.output());
    assertTrue(result.output().contains("--permanent"), result.output());
    assertEquals(List.of(), shell.access.asked());
  }

  @Test
  void options_are_read_before_and_behind_the_arguments() {
    assertEquals(0, shell.run("gateway:service-disable --interface eth1 modbus-server").status());
    assertEquals(0, shell.run("gateway:service-disable modbus-server --interface eth2").status());
    assertEquals(
        0,
        shell
            .run("gateway:service-disable modbus-server --interface=WIFI --interface vpn")
            .status());
    assertEquals(Set.of(Zone.WIFI_AP, Zone.LOCAL), shell.services.services().get(0).zones());
    Result json = shell.run("gateway:service-disable modbus-server --interface wifi-ap --json");
    assertTrue(json.output().startsWith("[{\"id\":\"modbus-server\""), json.output());
  }

  @Test
  void unknown_option_or_one_argument_too_many_changes_nothing() {
    Result option = shell.run("gateway:service-disable modbus-server --no-such");
    assertEquals(1, option.status());
    assertEquals("there is no option --no-such; --help lists them", option.error());
    Result argument = shell.run("gateway:service-disable modbus-server other");
    assertEquals(1, argument.status());
    Result value = shell.run("gateway:service-disable modbus-server --interface");
    assertEquals("option --interface needs a value", value.error());
    Result zone = shell.run("gateway:service-disable modbus-server --interface eth9");
    assertTrue(zone.error().startsWith("no zone 'eth9'"), zone.error());
    assertEquals(ServiceState.ON, shell.services.services().get(0).state());
  }

  @Test
  void refusal_of_a_service_is_one_line_and_status_2() {
    Result result = shell.run("gateway:service-enable nonsense");
    assertEquals(2, result.status());
    assertEquals("no service nonsense", result.error());
    assertFalse(result.output().contains("Exception"), result.output());
  }
}
