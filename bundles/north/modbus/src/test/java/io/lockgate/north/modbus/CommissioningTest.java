// SPDX-License-Identifier: Apache-2.0
package io.lockgate.north.modbus;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.lockgate.api.driver.FieldStatus.State;
import io.lockgate.api.point.PointId;
import io.lockgate.codec.modbus.RegisterOrder;
import io.lockgate.north.modbus.table.MappedPoint;
import io.lockgate.north.modbus.table.RegisterType;
import java.io.IOException;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Until the administrator's password is set nothing writes to the field. */
class CommissioningTest {
  private static final Set<String> PASSING =
      Set.of("01 0000 0001", "02 0000 0001", "03 0000 0001", "04 0000 0001", "2B 0E 01 00");

  @Test
  void only_the_reading_functions_pass_a_route_before_it() throws IOException {
    try (Fixture fixture = new Fixture()) {
      fixture.field.link("bus", "rtu", State.ONLINE);
      fixture.route(7, "bus");
      try (Client client = fixture.client()) {
        for (String pdu : PASSING) {
          assertEquals(pdu.replace(" ", "").toLowerCase(java.util.Locale.ROOT), client.ask(7, pdu));
        }
        assertEquals("64040407" + "0000", client.ask(7, "64 04 04 07 0000"));
        Set<Integer> refused = new HashSet<>();
        for (int function = 1; function <= 127; function++) {
          String reply = client.ask(7, String.format("%02x00000001", function));
          if (reply.equals(String.format("%02x01", function | 0x80))) {
            refused.add(function);
          }
        }
        assertEquals(123, refused.size(), () -> "refused: " + refused);
        assertEquals(6 + 4, fixture.field.sent.size());
        fixture.commissioned();
        assertEquals("0600000001", client.ask(7, "06 0000 0001"));
      }
    }
  }

  @Test
  void writes_to_mapped_points_and_tables_are_refused_and_audited_before_it() throws IOException {
    try (Fixture fixture = new Fixture()) {
      fixture.gateway.add(
          new MappedPoint(
              0x4000, PointId.of("m1/P"), RegisterType.UINT16, RegisterOrder.ABCD, true));
      try (Client client = fixture.client()) {
        assertEquals("8601", client.ask(255, "06 4000 0001"));
        assertEquals("9001", client.ask(255, "10 4000 0001 02 0001"));
        fixture.commissioned();
        assertEquals("0640000001", client.ask(255, "06 4000 0001"));
      }
      assertEquals(2, fixture.audit.events().size());
      assertEquals(1, fixture.image.writes.size());
    }
  }
}
