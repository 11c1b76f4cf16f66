// SPDX-License-Identifier: Apache-2.0
package io.lockgate.north.modbus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.lockgate.testkit.component.ComponentTest;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A unit of plain memory, as configured. */
class MemoryTableTest {
  private Fixture fixture;
  private Client client;
  private ConfiguredTable table;

  static ComponentTest<ConfiguredTable> settings(String... units) {
    return ComponentTest.of(ConfiguredTable.class)
        .config("units", units)
        .config("coils-start", 0x130)
        .config("coils-count", 0x25)
        .config("discrete-start", 0x1C4)
        .config("discrete-count", 0x16)
        .config("discrete-values", "0,0,1,1,0,1,0,1,1,1,0,1,1,0,1,1,1,0,1,0,1,1".split(","))
        .config("holding-start", 0x160)
        .config("holding-count", 0x20)
        .config("holding-values", new String[] {"0x1234", "2"})
        .config("input-start", 0x108)
        .config("input-count", 1)
        .config("input-values", new String[] {"10"});
  }

  @BeforeEach
  void start() throws Exception {
    fixture = new Fixture().commissioned();
    table = settings("17", "18").activate();
    fixture.gateway.add(table);
    client = fixture.client();
  }

  @AfterEach
  void stop() throws IOException {
    client.close();
    fixture.close();
  }

  @Test
  void first_values_are_read() throws IOException {
    assertEquals("030412340002", client.ask(17, "03 0160 0002"));
    assertEquals("0402000a", client.ask(18, "04 0108 0001"));
    assertEquals("0203acdb35", client.ask(17, "02 01C4 0016"));
    assertEquals("010100", client.ask(17, "01 0130 0008"));
  }

  @Test
  void what_is_written_is_read_back_by_every_unit_of_the_table() throws IOException {
    assertEquals("050130ff00", client.ask(17, "05 0130 FF00"));
    assertEquals("0f01310009", client.ask(17, "0F 0131 0009 02 CD01"));
    assertEquals("01029b03", client.ask(18, "01 0130 000A"));
    assertEquals("0601601234", client.ask(17, "06 0160 1234"));
    assertEquals("1001610002", client.ask(17, "10 0161 0002 04 000A0102"));
    assertEquals("0306" + "1234" + "000a" + "0102", client.ask(17, "03 0160 0003"));
    assertEquals("170400010102", client.ask(18, "17 0161 0002 0161 0001 02 0001"));
  }

  @Test
  void mask_write_follows_the_rule() throws IOException {
    client.ask(17, "06 0160 0012");
    client.ask(17, "16 0160 00F2 0025");
    assertEquals("03020017", client.ask(17, "03 0160 0001"));
  }

  @Test
  void addresses_outside_are_02_and_nothing_is_written() throws IOException {
    assertEquals("8102", client.ask(17, "01 0000 0001"));
    assertEquals("8102", client.ask(17, "01 0130 0026"));
    assertEquals("8202", client.ask(17, "02 01C4 0017"));
    assertEquals("8302", client.ask(17, "03 0160 0021"));
    assertEquals("8402", client.ask(17, "04 0108 0002"));
    assertEquals("8502", client.ask(17, "05 0155 FF00"));
    assertEquals("8602", client.ask(17, "06 0180 0001"));
    assertEquals("9002", client.ask(17, "10 017F 0002 04 00010001"));
    assertEquals("9602", client.ask(17, "16 0180 0001 0001"));
    assertEquals("9702", client.ask(17, "17 0000 0001 0160 0001 02 0001"));
    assertEquals("030412340002", client.ask(17, "03 0160 0002"));
  }

  @Test
  void quantities_and_lengths_that_cannot_be_are_03_and_other_functions_01() throws IOException {
    assertEquals("8303", client.ask(17, "03 0160 0000"));
    assertEquals("8303", client.ask(17, "03 0160 007E"));
    assertEquals("8103", client.ask(17, "01 0130 07D1"));
    assertEquals("8503", client.ask(17, "05 0130 1234"));
    assertEquals("9003", client.ask(17, "10 0160 0003 00 022B00010064"));
    assertEquals("8f03", client.ask(17, "0F 0160 07B1 06 022B00010064"));
    assertEquals("9703", client.ask(17, "17 0160 007E 0000 0001 02 1234"));
    assertEquals("c201", client.ask(17, "42 0000 0000"));
    assertEquals("8701", client.ask(17, "07"));
  }

  @Test
  void it_says_who_it_is() throws IOException {
    assertEquals("110ab4ff4c6f636b67617465", client.ask(17, "11"));
    assertEquals("2b0e0482000001" + "04084c6f636b67617465", client.ask(17, "2B 0E 04 04"));
  }

  @Test
  void a_table_at_255_takes_the_place_of_the_gateways_own_and_gives_it_back() throws Exception {
    ConfiguredTable own = settings("255").activate();
    fixture.gateway.add(own);
    assertEquals("030412340002", client.ask(255, "03 0160 0002"));
    fixture.gateway.remove(own);
    assertEquals("8302", client.ask(255, "03 0160 0002"));
    fixture.gateway.remove(table);
    assertEquals("830a", client.ask(17, "03 0160 0002"));
  }

  @Test
  void settings_that_cannot_work_are_refused() {
    assertThrows(Exception.class, () -> settings("256").activate());
    assertThrows(Exception.class, () -> settings("1").config("input-count", 0).activate());
    assertThrows(Exception.class, () -> settings("1").config("coils-count", 65_536).activate());
  }
}
