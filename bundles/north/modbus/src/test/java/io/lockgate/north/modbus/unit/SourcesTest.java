// SPDX-License-Identifier: Apache-2.0
package io.lockgate.north.modbus.unit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import org.junit.jupiter.api.Test;

class SourcesTest {
  private static boolean holds(Sources sources, String address) throws UnknownHostException {
    return sources.holds(InetAddress.getByName(address));
  }

  @Test
  void addresses_and_networks_of_both_families_are_held() throws UnknownHostException {
    Sources sources = Sources.of("10.1.2.3", " 192.168.0.0/17 ", "", "fd00::/8", "::1");
    assertTrue(holds(sources, "10.1.2.3"));
    assertFalse(holds(sources, "10.1.2.4"));
    assertTrue(holds(sources, "192.168.127.255"));
    assertFalse(holds(sources, "192.168.128.0"));
    assertTrue(holds(sources, "fd12::9"));
    assertFalse(holds(sources, "fe80::9"));
    assertTrue(holds(sources, "::1"));
    assertEquals(List.of("10.1.2.3", "192.168.0.0/17", "fd00::/8", "::1"), sources.entries());
  }

  @Test
  void a_network_of_no_bits_holds_all_of_its_family() throws UnknownHostException {
    assertTrue(holds(Sources.of("0.0.0.0/0"), "203.0.113.9"));
    assertFalse(holds(Sources.of("0.0.0.0/0"), "fd00::1"));
  }

  @Test
  void names_and_bad_prefixes_are_refused() {
    for (String bad :
        List.of(
            "localhost",
            "beef",
            "10.0.0.0/33",
            "10.0.0.0/-1",
            "::1/129",
            "1.2.3",
            "10.0.0.0/x",
            "999.1.1.1")) {
      assertThrows(IllegalArgumentException.class, () -> Sources.of(bad), bad);
    }
  }
}
