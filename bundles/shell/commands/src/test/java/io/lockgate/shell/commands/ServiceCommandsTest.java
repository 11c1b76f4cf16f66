// SPDX-License-Identifier: Apache-2.0
package io.lockgate.shell.commands;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lockgate.api.service.ServiceState;
import io.lockgate.shell.commands.CommandShell.Result;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class ServiceCommandsTest {
  private final CommandShell shell = new CommandShell();

  ServiceCommandsTest() throws IOException {
    shell.services.offer("modbus-server", 1502);
    shell.services.offer("web", 8443);
  }

  private ServiceState modbus() {
    return shell.services.services().get(0).state();
  }

  @Test
  void list_has_stable_keys() {
    String json = shell.run("gateway:services --json").output();
    assertTrue(
        json.startsWith(
            "[{\"id\":\"modbus-server\",\"state\":\"on\",\"zones\":[\"eth1\",\"eth2\",\"wifi\",\"wifi-ap\",\"vpn\",\"local\"],"
                + "\"endpoints\":[\"tcp/127.0.0.1:1502\"],"),
        json);
  }

  @Test
  void permanent_needs_yes_and_then_the_id() {
    Result result =
        shell.run("gateway:service-disable modbus-server --permanent", "yes", "modbus-server");
    assertEquals(0, result.status(), result.error());
    assertTrue(result.output().contains("This cannot be undone."), result.output());
    assertEquals(ServiceState.LOCKED_OFF, modbus());
    assertEquals(2, shell.run("gateway:service-enable modbus-server").status());
  }

  @Test
  void permanent_changes_nothing_on_any_other_answer() {
    List<List<String>> answers =
        List.of(
            List.of(),
            List.of("no"),
            List.of("yes"),
            List.of("yes", "web"),
            List.of("Yes", "modbus-server"),
            List.of("modbus-server", "yes"),
            List.of("yes", ""),
            List.of("yes", "x".repeat(2000)));
    for (List<String> answer : answers) {
      Result result =
          shell.run(
              "gateway:service-disable modbus-server --permanent", answer.toArray(new String[0]));
      assertEquals(2, result.status(), answer.toString());
      assertEquals(ServiceState.ON, modbus(), answer.toString());
    }
  }

  @Test
  void permanent_for_one_zone_is_refused() {
    Result result =
        shell.run(
            "gateway:service-disable modbus-server --permanent --interface eth1",
            "yes",
            "modbus-server");
    assertEquals(2, result.status());
    assertEquals(ServiceState.ON, modbus());
  }

  @Test
  void harden_shows_before_and_after_and_asks() {
    Result refused = shell.run("gateway:harden", "no");
    assertEquals(2, refused.status());
    assertTrue(refused.output().contains("BEFORE"), refused.output());
    assertEquals(ServiceState.ON, modbus());
    assertEquals(0, shell.run("gateway:harden --yes").status());
    assertEquals(ServiceState.OFF, modbus());
    Result panel = shell.run("gateway:preset panel");
    assertEquals(0, panel.status());
    assertTrue(panel.output().contains("off     eth1,"), panel.output());
    assertEquals(ServiceState.ON, modbus());
    assertEquals(2, shell.run("gateway:preset nonsense").status());
  }
}
