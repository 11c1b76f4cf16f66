// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lockgate.api.service.Zone;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InterfaceZonesTest {
  @TempDir
  @SuppressWarnings("NullAway.Init")
  Path kernel;

  private static final List<HostInterface> HOST =
      List.of(
          host("lo", true, "127.0.0.1", "::1"),
          host("eno1", false, "192.0.2.1", "2001:db8::1", "fe80::1"),
          host("eno2", false, "198.51.100.1"),
          host("docker0", false, "203.0.113.1"));

  @Test
  void fresh_unit_has_the_wildcard_for_eth1_and_local_together() {
    InterfaceZones zones = zones(Map.of());
    assertEquals(List.of("0.0.0.0"), ask(zones, EnumSet.allOf(Zone.class)));
    assertEquals(List.of("0.0.0.0"), ask(zones, Set.of(Zone.ETH1, Zone.LOCAL)));
    assertEquals(List.of("0:0:0:0:0:0:0:1", "127.0.0.1"), ask(zones, Set.of(Zone.LOCAL)));
    assertEquals(
        List.of("192.0.2.1", "198.51.100.1", "2001:db8:0:0:0:0:0:1", "203.0.113.1"),
        ask(zones, Set.of(Zone.ETH1)));
    assertEquals(List.of(), ask(zones, Set.of(Zone.ETH2, Zone.VPN)));
  }

  @Test
  void named_interfaces_never_give_the_wildcard_nor_an_interface_without_zone() {
    InterfaceZones zones =
        zones(Map.of(Zone.ETH1, Set.of("eno1"), Zone.ETH2, Set.of("eno2", "lo")));
    assertEquals(
        List.of(
            "0:0:0:0:0:0:0:1", "127.0.0.1", "192.0.2.1", "198.51.100.1", "2001:db8:0:0:0:0:0:1"),
        ask(zones, EnumSet.allOf(Zone.class)));
    assertEquals(List.of("198.51.100.1"), ask(zones, Set.of(Zone.ETH2)));
    assertEquals(List.of(), ask(zones, Set.of(Zone.WIFI)));
  }

  @Test
  void fresh_unit_with_a_radio_keeps_it_apart_from_the_wires() throws IOException {
    Files.createDirectories(kernel.resolve("eno1"));
    Files.createDirectories(kernel.resolve("eno2/phy80211"));
    InterfaceZones zones = zones(Map.of());
    assertEquals(List.of("198.51.100.1"), ask(zones, Set.of(Zone.WIFI)));
    assertEquals(
        List.of("127.0.0.1", "192.0.2.1", "203.0.113.1"),
        ask(zones, Set.of(Zone.ETH1, Zone.LOCAL)).stream().filter(a -> !a.contains(":")).toList());
    assertEquals(List.of("0.0.0.0"), ask(zones, Set.of(Zone.ETH1, Zone.WIFI, Zone.LOCAL)));
  }

  @Test
  void radio_that_is_down_forbids_the_wildcard_all_the_same() throws IOException {
    Files.createDirectories(kernel.resolve("wlan0/wireless"));
    List<String> wired = ask(zones(Map.of()), Set.of(Zone.ETH1, Zone.LOCAL));
    assertFalse(wired.contains("0.0.0.0"), wired.toString());
    assertTrue(wired.containsAll(List.of("192.0.2.1", "198.51.100.1")), wired.toString());
  }

  @Test
  void host_that_cannot_be_asked_has_no_addresses() {
    InterfaceZones zones =
        new InterfaceZones(
            Map.of(),
            () -> {
              throw new IOException("told to fail");
            },
            new Radios(kernel));
    assertEquals(List.of(), ask(zones, Set.of(Zone.LOCAL)));
  }

  private InterfaceZones zones(Map<Zone, Set<String>> names) {
    return new InterfaceZones(names, () -> HOST, new Radios(kernel));
  }

  private static List<String> ask(InterfaceZones zones, Set<Zone> in) {
    return zones.addresses(in).stream().map(InetAddress::getHostAddress).toList();
  }

  private static HostInterface host(String name, boolean loopback, String... addresses) {
    return new HostInterface(
        name,
        loopback,
        java.util.Arrays.stream(addresses).map(InterfaceZonesTest::literal).toList());
  }

  private static InetAddress literal(String address) {
    try {
      return InetAddress.getByName(address);
    } catch (IOException e) {
      throw new IllegalArgumentException(e);
    }
  }
}
