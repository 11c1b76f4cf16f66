// SPDX-License-Identifier: Apache-2.0
package io.lockgate.driver.sim.carrier;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lockgate.api.driver.DriverException;
import io.lockgate.api.driver.Framing;
import io.lockgate.api.driver.SerialLine;
import io.lockgate.driver.sim.FakeLine;
import io.lockgate.driver.sim.bus.Fault;
import io.lockgate.driver.sim.bus.Path;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The devices at a serial port: whole frames in, whole frames out. */
class SerialStationTest {
  private static final String READ_INPUT_5 = "01 04 00 05 00 01 21 cb";
  private static final String INPUT_5 = "01 04 02 00 05 79 33";

  private final FakeLine line = new FakeLine();
  private final Rig rig = rig();
  private final SerialStation station =
      new SerialStation(
          rig.loop(),
          line,
          rig.clock(),
          "simulator",
          new SerialLine("/dev/ttyX", 19_200, 8, SerialLine.Parity.NONE, 1, Duration.ofMillis(2)),
          rig.bus(Path.RTU));

  private static Rig rig() {
    try {
      return new Rig()
          .plain(1)
          .plain(5, Fault.SLOW, 100, Duration.ofMillis(200))
          .plain(6, Fault.HALF_FRAME, 100, Duration.ZERO);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  @AfterEach
  void stop() {
    station.close();
    rig.close();
  }

  @Test
  void a_request_on_the_line_is_answered() throws Exception {
    station.open();
    line.arrives(READ_INPUT_5);
    assertEquals(INPUT_5, line.sent());
  }

  @Test
  void nobody_answers_for_others_for_all_or_to_nonsense() throws Exception {
    station.open();
    line.arrives("02 04 00 05 00 01 21 f8");
    line.arrives("00 06 00 07 12 34 34 ad");
    line.arrives("01 04 00 05 00 01 21 cc");
    line.arrives("01");
    assertEquals("", line.sent());
    line.arrives("01 03 00 07 00 01 35 cb");
    assertEquals("01 03 02 12 34 b5 33", line.sent());
  }

  @Test
  void faults_are_those_of_the_other_carriers() throws Exception {
    station.open();
    line.arrives("05 04 00 05 00 01 20 4f");
    line.arrives(READ_INPUT_5);
    assertEquals(INPUT_5, line.sent());
    assertEquals("05 04 02 00 05 88 f3", line.sent());
    line.arrives("06 04 00 05 00 01 20 7c");
    assertEquals("06 04 02", line.sent());
  }

  @ParameterizedTest
  @CsvSource({
    "'', 2",
    "01 03, 8",
    "01 10 00 00 00 02, 7",
    "01 10 00 00 00 02 04, 13",
    "01 17 00 00 00 02 00 00 00 01, 11",
    "01 17 00 00 00 02 00 00 00 01 02, 15",
    "01 16, 10",
    "01 2b, 7",
    "01 11, 4"
  })
  void the_length_of_a_request_is_known_from_its_beginning(String hex, int length)
      throws DriverException.Damaged {
    assertEquals(length, line.lengthOf(hex));
  }

  @Test
  void the_length_of_an_unknown_function_is_left_to_silence() throws DriverException.Damaged {
    assertEquals(Framing.UNTIL_SILENCE, line.lengthOf("01 41"));
  }

  @ParameterizedTest
  @ValueSource(strings = {READ_INPUT_5 + " 01", "01 10 00 00 00 02 04 00 01 00 02"})
  void a_sound_beginning_is_no_damage(String hex) throws DriverException.Damaged {
    assertTrue(line.lengthOf(hex) >= 8);
  }

  @ParameterizedTest
  @ValueSource(strings = {"01 04 00 05 00 01 21 cc", "01 10 00 00 00 02 ff"})
  void what_is_no_request_is_damage_so_that_the_line_is_left_to_fall_silent(String hex) {
    assertThrows(DriverException.Damaged.class, () -> line.lengthOf(hex));
  }

  @Test
  void a_port_that_is_busy_or_lost_is_tried_again() {
    line.fails(new DriverException.Busy("/dev/ttyX belongs to link bus1"));
    station.open();
    assertEquals(1, line.opened());
    line.fails(null);
    await().atMost(Duration.ofSeconds(10)).until(() -> line.opened() == 2);
    line.isPulledOut();
    await().atMost(Duration.ofSeconds(10)).until(() -> line.opened() == 3);
  }

  @Test
  void the_end_gives_the_port_back() {
    station.open();
    station.close();
    assertTrue(line.closed());
    station.open();
    assertEquals(1, line.opened());
  }
}
