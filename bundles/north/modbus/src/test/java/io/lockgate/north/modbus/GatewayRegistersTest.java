// SPDX-License-Identifier: Apache-2.0
package io.lockgate.north.modbus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lockgate.api.driver.FieldStatus.State;
import io.lockgate.api.point.PointId;
import io.lockgate.api.point.Quality;
import io.lockgate.api.point.Value;
import io.lockgate.api.point.WriteOutcome;
import io.lockgate.api.time.ClockQuality;
import io.lockgate.codec.modbus.RegisterOrder;
import io.lockgate.north.modbus.table.MappedPoint;
import io.lockgate.north.modbus.table.RegisterType;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HexFormat;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The gateway's own unit 255. */
class GatewayRegistersTest {
  private Fixture fixture;
  private Client client;

  @BeforeEach
  void start() throws IOException {
    fixture = new Fixture().commissioned();
    client = fixture.client();
  }

  @AfterEach
  void stop() throws IOException {
    client.close();
    fixture.close();
  }

  private String text(int address, int words) throws IOException {
    String reply = client.ask(255, String.format("03%04x%04x", address, words));
    byte[] bytes = HexFormat.of().parseHex(reply.substring(4));
    return new String(bytes, StandardCharsets.US_ASCII).replace("\0", "");
  }

  private void map(int address, String point, RegisterType type, RegisterOrder order) {
    fixture.gateway.add(new MappedPoint(address, PointId.of(point), type, order, true));
  }

  @Test
  void identification_is_ours() throws IOException {
    assertEquals("Lockgate", text(0x000A, 16));
    assertEquals("0123456789AB", text(0x0064, 6));
    assertEquals("000.001.000", text(0x0078, 6));
    assertEquals("Lockgate", text(0x009F, 16));
    assertEquals("Plant", text(0x1605, 32));
    assertEquals("Loc", text(0x000A, 2).substring(0, 3));
    assertEquals("gate", text(0x000C, 2));
  }

  @Test
  void date_and_time_are_four_words() throws IOException {
    fixture.clock.jumpTo(Instant.parse("2026-11-21T13:45:12.345Z"));
    assertEquals("0308" + "001a" + "0b15" + "0d2d" + "3039", client.ask(255, "03 0073 0004"));
    fixture.clock.quality(ClockQuality.UNSYNCED);
    assertEquals("0302" + "0dad", client.ask(255, "03 0075 0001"));
  }

  @Test
  void health_follows_the_links() throws IOException {
    fixture.field.link("bus", "rtu", State.ONLINE);
    assertEquals("03020000", client.ask(255, "03 009E 0001"));
    fixture.field.link("bus", "rtu", State.OFFLINE);
    assertEquals("03020001", client.ask(255, "03 009E 0001"));
    fixture.services.statusWent(fixture.field);
    assertEquals("03020002", client.ask(255, "03 009E 0001"));
  }

  @Test
  void what_does_not_exist_yet_is_marked_invalid() throws IOException {
    assertEquals("030affffffffffffffffffff", client.ask(255, "03 01F4 0005"));
    assertEquals("0304ffc00000", client.ask(255, "03 043E 0002"));
    assertEquals("03088000000000000000", client.ask(255, "03 044A 0004"));
    assertEquals("0306ffffffc00000", client.ask(255, "03 0493 0003"));
  }

  @Test
  void registers_that_do_not_exist_are_02_also_at_the_end_of_a_range() throws IOException {
    assertEquals("8302", client.ask(255, "03 0000 0001"));
    assertEquals("8302", client.ask(255, "03 0077 0002"));
    assertEquals("8302", client.ask(255, "03 FFFF 0002"));
    assertEquals("8303", client.ask(255, "03 000A 0000"));
    assertEquals("8303", client.ask(255, "03 000A 007E"));
    assertEquals("8101", client.ask(255, "01 000A 0001"));
  }

  @Test
  void scattered_registers_are_read_in_their_order() throws IOException {
    String reply = client.ask(255, "64 08 04 2A 009E 01F4 000A");
    assertEquals("6408042a" + "0000" + "ffff" + "4c6f", reply);
    assertEquals("e402", client.ask(255, "64 04 04 2A 0000"));
  }

  @Test
  void identification_by_43_14_goes_on_where_it_was() throws IOException {
    String basic = client.ask(255, "2B 0E 01 00");
    assertTrue(basic.startsWith("2b0e0182000003" + "0008" + "4c6f636b67617465"), basic);
    assertEquals("2b0e0482000001" + "01024c47", client.ask(255, "2B 0E 04 01"));
    assertEquals("ab02", client.ask(255, "2B 0E 04 77"));
    assertEquals("ab03", client.ask(255, "2B 0E 05 00"));
  }

  @Test
  void mapped_points_show_values_of_one_moment_and_marks_where_there_is_none() throws IOException {
    map(0x4000, "m1/U", RegisterType.FLOAT32, RegisterOrder.ABCD);
    map(0x4002, "m1/N", RegisterType.UINT16, RegisterOrder.ABCD);
    map(0x4003, "m1/E", RegisterType.INT32, RegisterOrder.CDAB);
    map(0x4005, "m1/On", RegisterType.BOOL, RegisterOrder.ABCD);
    map(0x4006, "m1/T", RegisterType.INT16, RegisterOrder.ABCD);
    fixture.image.set("m1/U", Value.of(1.5f), Quality.GOOD);
    fixture.image.set("m1/N", Value.of(65535), Quality.GOOD);
    fixture.image.set("m1/E", Value.of(-2), Quality.UNCERTAIN);
    fixture.image.set("m1/On", Value.of(true), Quality.GOOD);
    fixture.image.set("m1/T", Value.of(231.4), Quality.GOOD);
    assertEquals(
        "030e" + "3fc00000" + "ffff" + "fffeffff" + "0001" + "00e7",
        client.ask(255, "04 4000 0007").replaceFirst("^04", "03"));
    assertEquals("0304" + "0000" + "ffff", client.ask(255, "03 4001 0002"));
    fixture.image.set("m1/U", Value.of(1.5f), Quality.STALE);
    fixture.image.set("m1/T", Value.of(40_000), Quality.GOOD);
    assertEquals("0304ffc00000", client.ask(255, "03 4000 0002"));
    assertEquals("03028000", client.ask(255, "03 4006 0001"));
  }

  @Test
  void a_mapping_over_other_registers_is_left_out() throws IOException {
    map(0x000B, "m1/U", RegisterType.UINT16, RegisterOrder.ABCD);
    assertEquals("Lockgate", text(0x000A, 16));
  }

  @Test
  void writes_go_through_the_gate_point_by_point() throws IOException {
    map(0x4000, "m1/U", RegisterType.FLOAT32, RegisterOrder.ABCD);
    map(0x4002, "m1/N", RegisterType.INT16, RegisterOrder.ABCD);
    assertEquals("1040000003", client.ask(255, "10 4000 0003 06 3FC00000 FFFE"));
    assertEquals(2, fixture.image.writes.size());
    assertEquals(Value.of(1.5f), fixture.image.writes.get(0).value());
    assertEquals(Value.of(-2), fixture.image.writes.get(1).value());
    assertEquals("modbus-client", fixture.image.writes.get(0).by().id());
    assertEquals("0640020001", client.ask(255, "06 4002 0001"));
  }

  @Test
  void a_write_to_a_part_or_beside_or_of_no_number_is_refused() throws IOException {
    map(0x4000, "m1/U", RegisterType.FLOAT32, RegisterOrder.ABCD);
    assertEquals("8602", client.ask(255, "06 4000 0001"));
    assertEquals("9002", client.ask(255, "10 4001 0001 02 0001"));
    assertEquals("9002", client.ask(255, "10 4000 0003 06 000000000000"));
    assertEquals("9002", client.ask(255, "10 0073 0004 08 0000000000000000"));
    assertEquals("9003", client.ask(255, "10 4000 0002 04 7FC00000"));
    assertEquals(0, fixture.image.writes.size());
  }

  @Test
  void outcomes_of_the_gate_become_exceptions() throws IOException {
    map(0x4000, "m1/N", RegisterType.UINT16, RegisterOrder.ABCD);
    assertEquals("8603", outcome(refused(WriteOutcome.Reason.OUT_OF_LIMITS)));
    assertEquals("8602", outcome(refused(WriteOutcome.Reason.READ_ONLY)));
    assertEquals("8601", outcome(refused(WriteOutcome.Reason.NOT_ALLOWED)));
    assertEquals("860b", outcome(refused(WriteOutcome.Reason.NOT_CONNECTED)));
    assertEquals("8606", outcome(refused(WriteOutcome.Reason.BUSY)));
    assertEquals("8602", outcome(new WriteOutcome.Rejected(2, "device")));
    assertEquals("8604", outcome(new WriteOutcome.Unknown("no answer")));
    assertEquals("8604", outcome(new WriteOutcome.NotConfirmed(Value.of(3))));
    assertEquals("0640000001", outcome(new WriteOutcome.Confirmed(Value.of(1))));
  }

  private static WriteOutcome refused(WriteOutcome.Reason reason) {
    return new WriteOutcome.Refused(reason, "told to");
  }

  private String outcome(WriteOutcome outcome) throws IOException {
    fixture.image.outcome = outcome;
    return client.ask(255, "06 4000 0001");
  }
}
