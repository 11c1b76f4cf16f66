// SPDX-License-Identifier: Apache-2.0
package io.lockgate.driver.modbus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.lockgate.api.driver.DriverException;
import io.lockgate.api.model.Identification;
import io.lockgate.codec.modbus.Mbap;
import io.lockgate.driver.modbus.fakes.Peers;
import io.lockgate.driver.modbus.fakes.RegisterMap;
import io.lockgate.driver.modbus.fakes.Rig;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** What devices say about themselves, and what their silence means. */
final class IdentifyTest {
  private static final Identification NOTHING = new Identification("", "", "", "");

  /** Answers one function by some bytes, others as an empty device. */
  private static Function<ByteBuffer, List<ByteBuffer>> knows(int function, byte[] reply) {
    Function<ByteBuffer, List<ByteBuffer>> others = Peers.tcp(new RegisterMap());
    return frame ->
        frame.get(Mbap.HEADER) == function
            ? List.of(Peers.mbap(Mbap.transaction(frame), Mbap.unit(frame), ByteBuffer.wrap(reply)))
            : others.apply(frame);
  }

  private static byte[] bytes(int head, String... parts) {
    ByteBuffer all = ByteBuffer.allocate(200).put((byte) head);
    for (String part : parts) {
      all.put(part.getBytes(StandardCharsets.ISO_8859_1));
    }
    byte[] bytes = new byte[all.position()];
    all.get(0, bytes);
    return bytes;
  }

  private static Identification identify(Rig rig) throws DriverException {
    return Rig.now(rig.device.identify(rig.context.soon()));
  }

  @Test
  void identification_objects_are_taken_first() throws DriverException {
    byte[] reply =
        bytes(
            43,
            "\u000e\u0001\u0001\u0000\u0000\u0003",
            "\u0000\u0004Acme\u0001\u0002PM",
            "\u0002\u00031.0");
    Rig rig = Rig.tcp(knows(43, reply));
    assertEquals(new Identification("Acme", "PM", "1.0", ""), identify(rig));
    assertEquals(2, rig.context.transport().sent().size());
  }

  @Test
  void server_id_is_taken_where_there_are_no_objects() throws DriverException {
    byte[] reply = bytes(17, "\u000b\u00b4\u00ffLMB3.1.6x");
    assertEquals(new Identification("", "LMB3.1.6x", "", ""), identify(Rig.tcp(knows(17, reply))));
  }

  @Test
  void device_that_refuses_everything_is_there() throws DriverException {
    assertEquals(NOTHING, identify(Rig.tcp(Peers.tcp(new RegisterMap()))));
  }

  @Test
  void device_that_answers_a_register_and_is_silent_otherwise_is_there() throws DriverException {
    Function<ByteBuffer, List<ByteBuffer>> all = Peers.tcp(new RegisterMap().put(0, 1));
    Rig rig =
        Rig.tcp(
            frame -> frame.get(7) == 3 && frame.getShort(8) == 0 ? all.apply(frame) : List.of());
    CompletionStage<Identification> stage = rig.device.identify(rig.context.soon());
    for (int i = 0; i < 10; i++) {
      rig.context.clock.pass(Duration.ofSeconds(1));
      rig.context.transport().expire();
    }
    assertEquals(NOTHING, Rig.now(stage));
  }

  @Test
  void silence_costs_one_time_out() throws DriverException {
    Rig rig = Rig.tcp(Peers.silent(), "timeout-ms", "300");
    CompletionStage<Identification> stage = rig.device.identify(rig.context.soon());
    rig.context.clock.pass(Duration.ofMillis(300));
    rig.context.transport().expire();
    assertThrows(DriverException.TimedOut.class, () -> Rig.now(stage));
    assertEquals(1, rig.context.transport().sent().size());
  }

  @Test
  void absent_unit_of_a_gateway_is_not_there() throws DriverException {
    Rig rig = Rig.tcp(knows(3, new byte[] {(byte) 0x83, 11}));
    assertThrows(DriverException.TimedOut.class, () -> identify(rig));
  }
}
