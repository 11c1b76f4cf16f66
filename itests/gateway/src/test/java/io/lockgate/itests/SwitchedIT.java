// SPDX-License-Identifier: Apache-2.0
package io.lockgate.itests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lockgate.itests.Site.Side;
import org.junit.jupiter.api.Test;

/** R013, R014 with both wired ports on one bridge, the gateway as unpacked. */
class SwitchedIT {
  @Test
  void pages_and_modbus_are_on_at_both_ports_and_nothing_is_written() throws Exception {
    try (Site site = Site.switched()) {
      site.gateway().start();
      for (Side side : new Side[] {Side.IT, Side.OT}) {
        Far client = site.client(side);
        String address = site.gatewayAt(side);
        assertEquals("TLSv1.3", client.tell("tls", address, 443), side.name());
        assertEquals("accepted", client.tell("connect", address, 502), side.name());
        String read = client.modbus(address, 502, 255, "0300730004");
        assertTrue(read.matches("0308[0-9a-f]{16}"), read);
        for (String request : Writes.ALL) {
          assertEquals(Writes.refusal(request), client.modbus(address, 502, 255, request), request);
        }
      }
      ShellResult refused =
          site.gateway().shell("gateway:service-enable", "modbus-server", "--interface", "wifi-ap");
      assertNotEquals(0, refused.status());
      assertTrue((refused.out() + refused.err()).contains("not available"), refused.toString());
    }
  }
}
