// SPDX-License-Identifier: Apache-2.0
package io.lockgate.itests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** What a unit of tier entry lacks, and what it has all the same. */
class EditionIT {
  private static final Duration SOON = Duration.ofSeconds(10);

  @Test
  void a_unit_of_tier_entry_has_no_devices_behind_it_and_serves_its_own_registers()
      throws IOException {
    try (GatewayProcess gateway = GatewayProcess.fresh().start()) {
      gateway.shell("gateway:link-add", "modbus", "plant", "host=127.0.0.1", "port=1").ok();
      gateway.shell("gateway:route-add", "meter", "unit=7", "link=plant", "address=1").ok();
      awaitState(gateway, "offline");
      gateway.shell("gateway:config-set", "io.lockgate.core.service.edition", "tier", "entry").ok();
      awaitState(gateway, "no-driver");
      ShellResult refused =
          gateway.shell("gateway:route-add", "other", "unit=8", "link=plant", "address=1");
      assertEquals(2, refused.status());
      assertTrue(refused.err().contains("not available on tier entry"), refused.err());
      byte[] own = {0, 1, 0, 0, 0, 6, (byte) 0xFF, 3, 0, 0x78, 0, 6};
      assertEquals(3, ModbusTcp.ask(gateway.modbusPort(), own)[7]);
      gateway
          .shell("gateway:config-set", "io.lockgate.core.service.edition", "tier", "universal")
          .ok();
      gateway.shell("gateway:route-add", "other", "unit=8", "link=plant", "address=1").ok();
      awaitState(gateway, "offline");
    }
  }

  private static void awaitState(GatewayProcess gateway, String state) {
    Awaitility.await("link " + state)
        .atMost(SOON)
        .until(
            () ->
                state.equals(
                    gateway.shell("gateway:links", "--json").json().get(0).get("state").asText()));
  }
}
