// SPDX-License-Identifier: Apache-2.0
package io.lockgate.north.modbus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.lockgate.api.driver.Deadline;
import io.lockgate.api.driver.DriverException;
import io.lockgate.api.driver.FieldStatus.State;
import io.lockgate.api.driver.Framing;
import io.lockgate.api.driver.SerialLine;
import io.lockgate.api.driver.Transport;
import io.lockgate.api.driver.Transports;
import io.lockgate.codec.modbus.DamagedFrameException;
import io.lockgate.codec.modbus.Rtu;
import io.lockgate.north.modbus.unit.Counters.Event;
import io.lockgate.testkit.component.ComponentTest;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The gateway asked on a serial line. */
class SerialServerTest {
  private static final String READ = "03 01F4 0001";

  private final OneLine line = new OneLine();
  private Fixture fixture;
  private ConfiguredLine configured;

  @BeforeEach
  void start() throws Exception {
    fixture = new Fixture().commissioned();
    fixture.services.transportsCame(line);
    fixture.field.link("bus", "rtu", State.ONLINE);
    fixture.route(7, "bus");
    configured =
        ComponentTest.of(ConfiguredLine.class)
            .config("serial-port", "any")
            .config("own-address", 1)
            .config("units", new String[] {"7"})
            .activate();
    fixture.gateway.add(configured);
    fixture.gateway.look();
  }

  @AfterEach
  void stop() {
    fixture.close();
  }

  @Test
  void the_gateways_own_unit_answers_at_its_address() throws Exception {
    assertEquals(List.of("01/0302ffff"), line.ask(1, READ));
    assertEquals("modbus-server ", line.owner);
    assertEquals(Duration.ofNanos(3_500_000_000L * 11 / 19_200), line.settings.gap());
  }

  @Test
  void a_unit_that_is_listed_is_passed_on_and_others_are_ignored() throws Exception {
    assertEquals(List.of("07/0300000001"), line.ask(7, "03 0000 0001"));
    assertEquals("serial line ", fixture.field.sent.get(0).source());
    assertEquals(List.of(), line.ask(8, "03 0000 0001"));
    assertEquals(List.of(), line.ask(0, "06 0000 0001"));
    assertEquals(1, fixture.field.sent.size());
  }

  @Test
  void lengths_are_told_for_our_addresses_only() throws Exception {
    assertEquals(8, line.framing().frameLength(bytes("0103")));
    assertEquals(Framing.UNTIL_SILENCE, line.framing().frameLength(bytes("0803")));
    assertThrows(
        DriverException.Damaged.class, () -> line.framing().frameLength(bytes("01FF").slice()));
  }

  @Test
  void a_damaged_request_is_not_answered_and_counted() {
    line.framing().unrequested(bytes("010301F400010000"));
    assertEquals(List.of(), line.sent);
    assertEquals(1, fixture.count(Event.DAMAGED));
  }

  @Test
  void only_the_newest_request_is_answered() throws Exception {
    List<CompletableFuture<ByteBuffer>> owed = new ArrayList<>();
    fixture.field.answer =
        request -> {
          owed.add(new CompletableFuture<>());
          return owed.get(owed.size() - 1);
        };
    assertEquals(List.of(), line.ask(7, "03 0001 0001"));
    assertEquals(List.of(), line.ask(7, "03 0001 0001"));
    owed.get(0).complete(bytes("03020001"));
    assertEquals(List.of(), line.sent);
    owed.get(1).complete(bytes("03020002"));
    assertEquals(List.of("07/03020002"), line.sent);
  }

  @Test
  void the_port_is_given_back_when_the_service_is_off_or_the_line_is_removed() throws Exception {
    fixture.gateway.disabled(fixture.marker);
    fixture.clock.pass(Duration.ofSeconds(1));
    fixture.gateway.look();
    assertEquals(1, line.closed);
    fixture.gateway.enabled(fixture.marker);
    fixture.gateway.look();
    assertEquals(List.of("01/0302ffff"), line.ask(1, READ));
    fixture.gateway.remove(configured);
    assertEquals(2, line.closed);
  }

  private static ByteBuffer bytes(String hex) {
    return ByteBuffer.wrap(HexFormat.of().parseHex(hex));
  }

  /** One serial port, in memory. */
  private static final class OneLine implements Transports, Transport {
    private final List<Framing> framings = new ArrayList<>();
    final List<String> sent = new ArrayList<>();
    String owner = "";
    SerialLine settings = new SerialLine("none", 300, 8, SerialLine.Parity.NONE, 1, Duration.ZERO);
    int closed;
    private boolean connected;

    Framing framing() {
      return framings.get(framings.size() - 1);
    }

    /** The replies to a request, each as {@code address/pdu}. */
    List<String> ask(int unit, String pdu) {
      sent.clear();
      ByteBuffer frame = ByteBuffer.allocate(Rtu.MAX_FRAME);
      Rtu.encode(frame, unit, bytes(pdu.replace(" ", "")));
      framing().unrequested(frame.flip());
      return List.copyOf(sent);
    }

    @Override
    public Transport serial(String by, SerialLine how, Framing framing) {
      owner = by;
      settings = how;
      framings.add(framing);
      return this;
    }

    @Override
    public CompletionStage<Void> connect(Deadline deadline) {
      connected = true;
      return CompletableFuture.completedFuture(null);
    }

    @Override
    public boolean connected() {
      return connected;
    }

    @Override
    public CompletionStage<Void> send(ByteBuffer frame, Deadline deadline) {
      try {
        ByteBuffer pdu = Rtu.pdu(frame);
        byte[] content = new byte[pdu.remaining()];
        pdu.get(content);
        sent.add(String.format("%02x/%s", Rtu.unit(frame), HexFormat.of().formatHex(content)));
      } catch (DamagedFrameException e) {
        throw new IllegalStateException(e);
      }
      return CompletableFuture.completedFuture(null);
    }

    @Override
    public void close() {
      connected = false;
      closed++;
    }

    @Override
    public CompletionStage<ByteBuffer> exchange(
        ByteBuffer request, Predicate<ByteBuffer> isReply, Deadline deadline) {
      throw new UnsupportedOperationException("a server asks nothing");
    }

    @Override
    public Transport tcp(String by, String host, int port, Framing framing) {
      throw new UnsupportedOperationException("serial only");
    }

    @Override
    public Transport udp(String by, String host, int port, Framing framing) {
      throw new UnsupportedOperationException("serial only");
    }

    @Override
    public Claim claim(String by, String port) {
      throw new UnsupportedOperationException("serial only");
    }

    @Override
    public List<SerialPort> serialPorts() {
      return List.of();
    }
  }
}
