// SPDX-License-Identifier: Apache-2.0
package io.lockgate.driver.modbus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lockgate.api.driver.Deadline;
import io.lockgate.api.driver.DevicePoint;
import io.lockgate.api.driver.DeviceSpec;
import io.lockgate.api.driver.DriverException;
import io.lockgate.api.driver.Settings;
import io.lockgate.api.point.DataType;
import io.lockgate.api.point.Value;
import io.lockgate.codec.modbus.Mbap;
import io.lockgate.driver.modbus.fakes.FakeTransport;
import io.lockgate.driver.modbus.fakes.Peers;
import io.lockgate.driver.modbus.fakes.Points;
import io.lockgate.driver.modbus.fakes.RegisterMap;
import io.lockgate.driver.modbus.fakes.Rig;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;

/** Requests on their way: numbering, matching, pauses, connecting, broadcast. */
final class LinkTest {
  private static final ByteBuffer READ_ONE = bytes("03 0000 0001");
  private static final ByteBuffer REPLY = bytes("03 02 1234");

  private static ByteBuffer bytes(String hex) {
    return ByteBuffer.wrap(HexFormat.of().parseHex(hex.replace(" ", "")));
  }

  private static String hex(ByteBuffer buffer) {
    byte[] bytes = new byte[buffer.remaining()];
    buffer.duplicate().get(bytes);
    return HexFormat.of().formatHex(bytes);
  }

  private static CompletionStage<ByteBuffer> ask(Rig rig) {
    return rig.link.exchange("7", READ_ONE, rig.context.soon());
  }

  @Test
  void transport_is_made_as_the_settings_say() throws DriverException {
    assertEquals(
        List.of("udp bus1 h 1502"),
        rig("host", "h", "port", "1502", "transport", "udp").context.asked);
    assertEquals(List.of("tcp bus1 h 502"), rig("host", "h", "transport", "rtu-tcp").context.asked);
    assertTrue(
        rig("transport", "rtu", "serial-port", "/dev/ttyS1", "baud", "9600")
            .context
            .asked
            .get(0)
            .contains("baud=9600, dataBits=8, parity=EVEN, stopBits=1, gap=PT0.004010416S"));
  }

  @Test
  void only_the_frame_of_same_number_unit_and_function_is_the_reply() throws DriverException {
    Rig rig = Rig.tcp(Peers.silent());
    CompletionStage<ByteBuffer> reply = ask(rig);
    FakeTransport wire = rig.context.transport();
    int number = Mbap.transaction(wire.sent().get(0));
    wire.receive(Peers.mbap(number - 1, 7, REPLY));
    wire.receive(Peers.mbap(number, 8, REPLY));
    wire.receive(Peers.mbap(number, 7, bytes("04 02 1234")));
    assertFalse(reply.toCompletableFuture().isDone());
    wire.receive(Peers.mbap(number, 7, REPLY));
    assertEquals(hex(REPLY), hex(Rig.now(reply)));
  }

  @Test
  void replies_find_their_requests_in_any_order() throws DriverException {
    Rig rig = rig("host", "h", "pipelining", "2");
    assertEquals(2, rig.link.maxInFlight());
    CompletionStage<ByteBuffer> first = ask(rig);
    CompletionStage<ByteBuffer> second = ask(rig);
    FakeTransport wire = rig.context.transport();
    wire.receive(Peers.mbap(Mbap.transaction(wire.sent().get(1)), 7, bytes("03 02 0002")));
    wire.receive(Peers.mbap(Mbap.transaction(wire.sent().get(0)), 7, bytes("03 02 0001")));
    assertEquals("03020001", hex(Rig.now(first)));
    assertEquals("03020002", hex(Rig.now(second)));
  }

  @Test
  void on_a_bus_only_same_unit_function_and_length_with_right_check_sum_is_the_reply()
      throws DriverException {
    Rig rig = rig("transport", "rtu", "serial-port", "/dev/ttyS1");
    CompletionStage<ByteBuffer> reply = ask(rig);
    FakeTransport wire = rig.context.transport();
    wire.receive(Peers.rtu(8, REPLY));
    wire.receive(Peers.rtu(7, bytes("03 04 12345678")));
    wire.receive(Peers.rtu(7, bytes("04 02 1234")));
    ByteBuffer damaged = Peers.rtu(7, REPLY);
    damaged.put(3, (byte) 0x13);
    wire.receive(damaged);
    assertFalse(reply.toCompletableFuture().isDone());
    wire.receive(Peers.rtu(7, REPLY));
    assertEquals(hex(REPLY), hex(Rig.now(reply)));
  }

  @Test
  void late_confirmation_of_another_write_is_not_taken_for_this_one() throws DriverException {
    Rig rig = rig("transport", "rtu", "serial-port", "/dev/ttyS1");
    CompletionStage<ByteBuffer> reply =
        rig.link.exchange("7", bytes("06 0010 0001"), rig.context.soon());
    FakeTransport wire = rig.context.transport();
    wire.receive(Peers.rtu(7, bytes("06 0011 0001")));
    wire.receive(Peers.rtu(7, bytes("06 0010 0002")));
    assertFalse(reply.toCompletableFuture().isDone());
    wire.receive(Peers.rtu(7, bytes("06 0010 0001")));
    assertEquals("0600100001", hex(Rig.now(reply)));
  }

  @Test
  void refusal_of_the_device_is_a_reply_of_the_raw_way() throws DriverException {
    Rig rig = Rig.tcp(Peers.tcp(new RegisterMap()));
    assertEquals("8302", hex(Rig.now(ask(rig))));
    assertEquals(
        "e401", hex(Rig.now(rig.link.exchange("7", bytes("64 00 03 00"), rig.context.soon()))));
  }

  @Test
  void silence_ends_at_the_time_out_of_the_link_if_that_comes_first() throws DriverException {
    Rig rig = rig("host", "h", "timeout-ms", "200");
    CompletionStage<ByteBuffer> reply = ask(rig);
    rig.context.clock.pass(Duration.ofMillis(199));
    rig.context.transport().expire();
    assertFalse(reply.toCompletableFuture().isDone());
    rig.context.clock.pass(Duration.ofMillis(1));
    rig.context.transport().expire();
    assertThrows(DriverException.TimedOut.class, () -> Rig.now(reply));
    CompletionStage<ByteBuffer> hurried =
        rig.link.exchange("7", READ_ONE, Deadline.in(Duration.ofMillis(50), rig.context.clock));
    rig.context.clock.pass(Duration.ofMillis(50));
    rig.context.transport().expire();
    assertThrows(DriverException.TimedOut.class, () -> Rig.now(hurried));
  }

  @Test
  void loss_is_passed_on_and_the_link_connects_again() throws DriverException {
    Rig rig = Rig.tcp(Peers.silent());
    CompletionStage<ByteBuffer> reply = ask(rig);
    rig.context.transport().lose();
    assertThrows(DriverException.Lost.class, () -> Rig.now(reply));
    assertEquals(1, rig.context.losses.size());
    assertThrows(DriverException.NotConnected.class, () -> Rig.now(ask(rig)));
    Rig.now(rig.link.connect(rig.context.soon()));
    ask(rig);
    assertEquals(1, rig.context.transport().waiting());
  }

  @Test
  void pause_after_connect_is_kept() throws DriverException {
    Rig rig = rig("host", "h", "pause-after-connect-ms", "500");
    assertEquals(List.of(Duration.ofMillis(500)), rig.context.pauses);
    Rig.now(rig.link.connect(rig.context.soon()));
    assertEquals(1, rig.context.pauses.size(), "no pause where nothing was connected");
  }

  @Test
  void pause_between_requests_is_kept_from_the_reply_on() throws DriverException {
    RegisterMap device = new RegisterMap().put(0, 1);
    Rig rig =
        Rig.of(
            Peers.tcp(device),
            Points.options("host", "h", "pause-between-requests-ms", "50"),
            Map.of());
    Rig.now(ask(rig));
    assertEquals(List.of(), rig.context.pauses);
    rig.context.clock.pass(Duration.ofMillis(20));
    Rig.now(ask(rig));
    assertEquals(List.of(Duration.ofMillis(30)), rig.context.pauses);
    rig.context.clock.pass(Duration.ofMillis(60));
    Rig.now(ask(rig));
    assertEquals(1, rig.context.pauses.size(), "time has passed by itself");
    Deadline tooSoon = Deadline.in(Duration.ofMillis(10), rig.context.clock);
    assertThrows(
        DriverException.Expired.class, () -> Rig.now(rig.link.exchange("7", READ_ONE, tooSoon)));
  }

  @Test
  void connection_is_given_up_after_a_poll_and_made_again_for_the_next() throws DriverException {
    RegisterMap device = new RegisterMap().put(0, 1).put(500, 2);
    Rig rig =
        Rig.of(
            Peers.tcp(device), Points.options("host", "h", "close-after-poll", "true"), Map.of());
    for (int poll = 1; poll <= 3; poll++) {
      rig.read(
          Points.of("a", "holding/0", DataType.UINT16),
          Points.of("b", "holding/500", DataType.UINT16));
      assertEquals(2, rig.context.made.get(poll - 1).sent().size(), "both steps on one connection");
      assertTrue(rig.context.made.get(poll - 1).closed());
      assertFalse(rig.context.transport().connected());
    }
    assertEquals(List.of(), rig.context.losses);
  }

  @Test
  void write_between_two_polls_that_finds_nobody_was_certainly_not_done() throws DriverException {
    Rig rig =
        Rig.of(
            Peers.tcp(new RegisterMap().put(0, 1)),
            Points.options("host", "h", "close-after-poll", "true"),
            Map.of());
    rig.context.reachable = false;
    DevicePoint point = Points.of("a", "holding/0", DataType.UINT16);
    rig.value(point);
    DriverException.NotConnected failure =
        assertThrows(DriverException.NotConnected.class, () -> rig.write(point, Value.of(2)));
    assertFalse(failure.maybeDone());
  }

  @Test
  void broadcast_completes_when_sent_and_is_followed_by_a_silence() throws DriverException {
    Rig rig = rig("transport", "rtu", "serial-port", "/dev/ttyS1");
    ByteBuffer write = bytes("06 0001 0002");
    ByteBuffer nothing = Rig.now(rig.link.exchange("0", write, rig.context.soon()));
    assertFalse(nothing.hasRemaining());
    assertEquals(hex(Peers.rtu(0, write)), hex(rig.context.transport().sent().get(0)));
    ask(rig);
    assertEquals(List.of(Duration.ofMillis(100)), rig.context.pauses);
    assertThrows(
        DriverException.BadSetting.class,
        () -> Rig.now(rig.link.exchange("0", READ_ONE, rig.context.soon())));
  }

  @Test
  void what_is_no_unit_or_no_request_is_refused() throws DriverException {
    Rig rig = Rig.tcp(Peers.silent());
    for (String address : List.of("256", "-1", "x", "")) {
      assertThrows(
          DriverException.BadSetting.class,
          () -> Rig.now(rig.link.exchange(address, READ_ONE, rig.context.soon())),
          address);
    }
    assertThrows(
        DriverException.BadSetting.class,
        () -> Rig.now(rig.link.exchange("1", ByteBuffer.allocate(0), rig.context.soon())));
    assertThrows(
        DriverException.BadSetting.class,
        () -> Rig.now(rig.link.exchange("1", ByteBuffer.allocate(254), rig.context.soon())));
  }

  @Test
  void closed_link_ends_what_is_open_and_refuses_the_rest() throws DriverException {
    Rig rig = Rig.tcp(Peers.silent());
    CompletionStage<ByteBuffer> reply = ask(rig);
    rig.link.close();
    rig.link.close();
    assertThrows(DriverException.Closed.class, () -> Rig.now(reply));
    assertThrows(DriverException.Closed.class, () -> Rig.now(ask(rig)));
    assertThrows(DriverException.Closed.class, () -> Rig.now(rig.link.connect(rig.context.soon())));
    assertThrows(
        DriverException.Closed.class,
        () -> rig.link.device(new DeviceSpec("e", new Settings(Map.of()))));
    assertThrows(
        DriverException.Closed.class, () -> Rig.now(rig.device.identify(rig.context.soon())));
  }

  private static Rig rig(String... linkSettings) throws DriverException {
    return Rig.of(Peers.silent(), Points.options(linkSettings), Map.of());
  }
}
