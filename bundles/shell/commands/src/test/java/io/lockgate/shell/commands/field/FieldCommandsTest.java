// SPDX-License-Identifier: Apache-2.0
package io.lockgate.shell.commands.field;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lockgate.api.driver.Routes;
import io.lockgate.api.service.Edition;
import io.lockgate.shell.commands.CommandShell;
import io.lockgate.shell.commands.CommandShell.Result;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FieldCommandsTest {
  private static final String LINK = "io.lockgate.driver.modbus.link~";
  private static final String DEVICE = "io.lockgate.driver.modbus.device~";
  private static final String ROUTE = "io.lockgate.north.modbus.route~";

  private final FakeField field = new FakeField();
  private final CommandShell shell = new CommandShell(field);

  FieldCommandsTest() throws IOException {}

  private void done(String line) {
    Result result = shell.run(line);
    assertEquals(0, result.status(), line + ": " + result.error());
  }

  private String refused(int status, String line) {
    int before = shell.config.history().size();
    Result result = shell.run(line);
    assertEquals(status, result.status(), line);
    assertEquals(before, shell.config.history().size(), line);
    return result.error();
  }

  @Test
  void a_link_is_added_changed_and_removed() {
    done("gateway:link-add modbus bus1 transport=rtu serial-port=/dev/ttyUSB0 baud=9600");
    assertEquals(
        Map.of("transport", "rtu", "serial-port", "/dev/ttyUSB0", "baud", "9600"),
        shell.config.get(LINK + "bus1"));
    done("gateway:link-edit bus1 baud= parity=none --json");
    assertEquals(
        Map.of("transport", "rtu", "serial-port", "/dev/ttyUSB0", "parity", "none"),
        shell.config.get(LINK + "bus1"));
    done("gateway:link-remove bus1");
    assertTrue(shell.config.pids().isEmpty());
  }

  @Test
  void what_cannot_be_a_link_is_refused() {
    done("gateway:link-add modbus bus1 host=10.0.0.5");
    assertEquals(
        "there is already a link 'bus1'", refused(2, "gateway:link-add modbus bus1 host=x"));
    assertEquals(
        "no driver 'bacnet' runs; there are [modbus]",
        refused(2, "gateway:link-add bacnet b1 host=x"));
    assertTrue(refused(1, "gateway:link-add modbus BUS host=x").startsWith("device name must be"));
    assertTrue(refused(1, "gateway:link-add modbus b2").startsWith("give at least one setting"));
    assertEquals("write key=value, not 'x'", refused(1, "gateway:link-add modbus b2 x"));
    assertEquals("host is given twice", refused(1, "gateway:link-add modbus b2 host=1 host=2"));
    assertEquals(
        "there is no link 'b9'; there are bus1", refused(2, "gateway:link-edit b9 host=x"));
    assertTrue(refused(1, "gateway:link-edit bus1").startsWith("what is to be changed"));
    assertTrue(refused(2, "gateway:link-edit bus1 host=bad").contains("is bad"));
  }

  @Test
  void a_device_is_added_with_the_first_free_virtual_id() {
    done("gateway:link-add modbus bus1 host=10.0.0.5");
    done("gateway:device-add m1 link=bus1 model=three-phase-meter unit=12 virtual-id=auto");
    done("gateway:device-add m2 link=bus1 model=three-phase-meter unit=13 virtual-id=auto");
    done("gateway:device-add m3 link=bus1 model=three-phase-meter unit=14 virtual-id=5");
    done("gateway:device-add m4 link=bus1 model=three-phase-meter");
    assertEquals(
        Map.of("link", "bus1", "model", "three-phase-meter", "unit", "12"),
        shell.config.get(DEVICE + "m1"));
    assertEquals(
        Map.of("unit", "100", "link", "bus1", "address", "12"), shell.config.get(ROUTE + "m1"));
    assertEquals("101", shell.config.get(ROUTE + "m2").get("unit"));
    assertEquals("5", shell.config.get(ROUTE + "m3").get("unit"));
    assertTrue(shell.config.get(ROUTE + "m4").isEmpty());
    assertEquals(
        "virtual id 5 has a route already",
        refused(2, "gateway:device-add m5 link=bus1 model=x unit=9 virtual-id=5"));
    assertTrue(
        refused(1, "gateway:device-add m5 link=bus1 model=x virtual-id=7").contains("needs unit="));
    assertTrue(refused(1, "gateway:device-add m5 model=x").startsWith("on which link?"));
    assertTrue(refused(1, "gateway:device-add m5 link=bus1").startsWith("of which model?"));
    assertEquals(
        "there is no link 'bus9'; there are bus1",
        refused(2, "gateway:device-add m5 link=bus9 model=x"));
    done("gateway:device-edit m1 unit=22");
    assertEquals("22", shell.config.get(DEVICE + "m1").get("unit"));
  }

  @Test
  void nothing_is_removed_silently_while_it_is_used() {
    done("gateway:link-add modbus bus1 host=10.0.0.5");
    done("gateway:device-add m1 link=bus1 model=m unit=12 virtual-id=auto");
    done("gateway:device-add m2 link=bus1 model=m unit=13");
    done("gateway:route-add other unit=40 link=bus1 address=99");
    assertEquals(
        "device 'm1' is used by route m1; --force removes them, too",
        refused(2, "gateway:device-remove m1"));
    done("gateway:device-remove m2");
    done("gateway:device-remove m1 --force");
    assertTrue(shell.config.get(ROUTE + "m1").isEmpty());
    done("gateway:device-add m3 link=bus1 model=m unit=15");
    assertEquals(
        "link 'bus1' is used by device m3 by route other; --force removes them, too",
        refused(2, "gateway:link-remove bus1"));
    done("gateway:link-remove --force bus1");
    assertTrue(shell.config.pids().isEmpty());
  }

  @Test
  void a_unit_of_tier_entry_has_no_routes() {
    done("gateway:link-add modbus bus1 host=10.0.0.5");
    shell.tier = Edition.Tier.ENTRY;
    String no = "not available on tier entry";
    assertEquals(no, refused(2, "gateway:route-add r1 unit=12 link=bus1"));
    assertEquals(
        no,
        refused(
            2, "gateway:device-add m1 link=bus1 model=three-phase-meter unit=12 virtual-id=auto"));
    shell.tier = Edition.Tier.UNIVERSAL;
    done("gateway:route-add r1 unit=12 link=bus1");
  }

  @Test
  void routes_are_added_listed_and_removed() {
    done("gateway:link-add modbus bus1 host=10.0.0.5");
    done("gateway:device-add m1 link=bus1 model=m unit=12");
    done("gateway:route-add r1 unit=12 link=bus1 read-only=false sources=10.0.0.0/24");
    assertEquals(
        "[{\"name\":\"r1\",\"service\":\"modbus-server\",\"from\":\"unit 12\",\"link\":\"bus1\","
            + "\"address\":\"12\",\"read_only\":false,\"sources\":[\"10.0.0.0/24\"],\"in_force\":false,"
            + "\"devices\":[\"m1\"]}]\n",
        shell.run("gateway:routes --json").output());
    assertEquals(
        "unit 12 has a route already: 'r1'", refused(2, "gateway:route-add r2 unit=12 link=bus1"));
    assertEquals("unit must be 1 to 254", refused(1, "gateway:route-add r2 unit=255 link=bus1"));
    assertTrue(refused(1, "gateway:route-add r2 link=bus1").startsWith("no unit ''"));
    done("gateway:route-remove r1");
    assertEquals("[]\n", shell.run("gateway:routes --json").output());
  }

  @Test
  void paths_that_no_route_configured_are_listed_too() throws IOException {
    Routes server =
        () ->
            List.of(
                new Routes.Path(
                    "modbus-server", "r1", "unit 12", "bus1", "3", true, List.of("10.0.0.9")),
                new Routes.Path(
                    "modbus-server",
                    "identity",
                    "units 1 to 247",
                    "bus2",
                    "same",
                    true,
                    List.of()));
    CommandShell listing = new CommandShell(field, server);
    assertEquals(0, listing.run("gateway:link-add modbus bus1 host=10.0.0.5").status());
    assertEquals(0, listing.run("gateway:route-add r1 unit=12 link=bus1 address=3").status());
    assertEquals(0, listing.run("gateway:route-add r2 unit=13 link=bus1").status());
    List<String> lines = listing.run("gateway:routes").output().lines().toList();
    assertEquals(4, lines.size(), lines.toString());
    assertTrue(
        lines.get(1).matches("r1 .*unit 12 .*bus1 +3 +true +10.0.0.9 +true .*"), lines.get(1));
    assertTrue(
        lines.get(2).matches("identity .*units 1 to 247 .*bus2 +same +true +any +true .*"),
        lines.get(2));
    assertTrue(lines.get(3).matches("r2 .*unit 13 .* false .*"), lines.get(3));
  }

  @Test
  void links_and_devices_show_state_and_no_secret() {
    done("gateway:link-add modbus bus1 host=10.0.0.5 password=hunter2");
    String links = shell.run("gateway:links").output();
    assertTrue(links.contains("bus1  modbus  online"), links);
    assertTrue(links.contains("host=10.0.0.5,password=set"), links);
    assertFalse(links.contains("hunter2"), links);
    done("gateway:device-add m1 link=bus1 model=three-phase-meter unit=12");
    String devices = shell.run("gateway:devices --json").output();
    assertTrue(devices.contains("\"state\":\"offline\",\"points\":23,\"polls\":100"), devices);
    assertTrue(devices.contains("\"settings\":[\"unit=12\"],\"detail\":\"silent\""), devices);
  }

  @Test
  void drivers_are_listed_and_what_can_be_set() {
    assertEquals(
        "[{\"id\":\"modbus\",\"can\":[\"read\",\"write\"],"
            + "\"bundle\":\"io.lockgate.driver.modbus\",\"version\":\"1.2.3\"}]\n",
        shell.run("gateway:drivers --json").output());
    List<String> lines = shell.run("gateway:drivers modbus").output().lines().toList();
    assertEquals(3, lines.size(), lines.toString());
    assertTrue(lines.get(1).matches("link +host +- +- +Name or address"), lines.get(1));
    assertTrue(
        lines.get(2).matches("link +transport +tcp +tcp,rtu +How it is reached"), lines.get(2));
    assertEquals(
        "no driver 'bacnet' runs; there are [modbus]", refused(2, "gateway:drivers bacnet"));
  }

  @Test
  void discovery_shows_who_answers_and_adds_what_has_a_model() {
    Result shown = shell.run("gateway:discover modbus hosts=10.0.0.9 units=7-9");
    assertEquals(0, shown.status(), shown.error());
    assertTrue(shown.output().contains("host=10.0.0.9  unit=7  ACME"), shown.output());
    assertEquals(1, field.scans.size());
    assertTrue(shell.config.pids().isEmpty());
    done("gateway:discover modbus hosts=10.0.0.9 --add");
    assertEquals(
        List.of(DEVICE + "three-phase-meter-1", DEVICE + "three-phase-meter-2", LINK + "10.0.0.9"),
        List.copyOf(shell.config.pids()));
    assertEquals(
        Map.of("link", "10.0.0.9", "model", "three-phase-meter", "unit", "9"),
        shell.config.get(DEVICE + "three-phase-meter-2"));
    assertEquals("there is no driver x", shell.run("gateway:discover x").error());
  }

  @Test
  void trace_is_bounded_in_frames_and_time_and_cannot_steer_the_terminal() {
    Result two = shell.run("gateway:trace bus1 --frames 2");
    assertEquals(0, two.status(), two.error());
    assertTrue(two.output().contains("0.000 > 01 03 00 00  read? holding\n"), two.output());
    assertTrue(two.output().endsWith("2 frames\n"), two.output());
    Result all = shell.run("gateway:trace bus1 --seconds 1 --json");
    assertEquals(3, all.output().lines().count(), all.output());
    assertTrue(all.output().contains("\"direction\":\"received\""), all.output());
    assertEquals(List.of("bus1", "closed", "bus1", "closed"), field.taps);
    assertEquals(1, shell.run("gateway:trace bus1 --seconds 0").status());
  }

  @Test
  void without_the_service_each_command_says_so() throws IOException {
    CommandShell bare = new CommandShell();
    for (String line :
        List.of(
            "links",
            "devices",
            "serial-ports",
            "points",
            "read m1/P",
            "discover modbus",
            "trace bus1",
            "models",
            "model-validate -",
            "model-export m",
            "model-import -",
            "model-remove m")) {
      Result result = bare.run("gateway:" + line, "x");
      assertEquals(1, result.status(), line);
      assertTrue(
          result.error().endsWith("is not there now: its bundle is not installed or not running"),
          line + ": " + result.error());
    }
  }
}
