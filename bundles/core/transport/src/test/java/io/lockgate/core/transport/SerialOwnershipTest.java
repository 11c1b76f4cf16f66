// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.transport;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lockgate.api.driver.DriverException;
import io.lockgate.api.driver.Transport;
import io.lockgate.api.driver.Transports.Claim;
import io.lockgate.api.driver.Transports.SerialPort;
import io.lockgate.testkit.leak.LeakCheck;
import io.lockgate.testkit.serial.Pty;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;

class SerialOwnershipTest extends SerialBench {
  private static final Duration RELEASE = Duration.ofSeconds(2);

  @Test
  void a_bus_has_one_owner_whatever_the_name_of_its_port() throws IOException {
    try (Pty pty = Pty.at(folder.resolve("tty"))) {
      Path other = Files.createSymbolicLink(folder.resolve("other"), pty.path());
      Transport first = connected("modbus", pty.path(), GAP);
      for (Path name : new Path[] {pty.path(), other, pty.path().toRealPath()}) {
        Transport second = transports.serial("bacnet", line(name, GAP), framing);
        DriverException.Busy busy =
            Outcome.failure(DriverException.Busy.class, second.connect(clock.in(LONG)));
        assertEquals("bus in use by modbus", busy.getMessage());
        assertFalse(second.connected());
        assertThrows(
            DriverException.Busy.class, () -> transports.claim("library", name.toString()));
      }
      assertTrue(first.connected());
    }
  }

  @Test
  void a_closed_transport_and_a_closed_claim_give_the_bus_back() throws Exception {
    try (Pty pty = Pty.at(folder.resolve("tty"))) {
      Station.echo(pty.received(), pty.sending());
      Transport first = connected("modbus", pty.path(), GAP);
      Transport second = transports.serial("bacnet", line(pty.path(), GAP), framing);
      first.close();
      await()
          .atMost(RELEASE)
          .until(
              () ->
                  second
                      .connect(clock.in(LONG))
                      .handle((connected, failure) -> failure == null)
                      .toCompletableFuture()
                      .get());
      Outcome.of(ask(second, 1, LONG));
      second.close();
      await().atMost(RELEASE).until(() -> owner(pty.path()).isEmpty());
      Claim claim = transports.claim("library", pty.path().toString());
      assertEquals(Optional.of("library"), owner(pty.path()));
      Transport third = transports.serial("third", line(pty.path(), GAP), framing);
      Outcome.failure(DriverException.Busy.class, third.connect(clock.in(LONG)));
      claim.close();
      Outcome.of(third.connect(clock.in(LONG)));
      claim.close();
      assertEquals(Optional.of("third"), owner(pty.path()));
    }
  }

  @Test
  void a_bus_that_is_being_given_back_is_waited_for() throws Exception {
    try (Pty pty = Pty.at(folder.resolve("tty"))) {
      Station.echo(pty.received(), pty.sending());
      Transport before = connected("owner0", pty.path(), GAP);
      for (int i = 1; i <= 50; i++) {
        Transport next = transports.serial("owner" + i, line(pty.path(), GAP), framing);
        before.close();
        Outcome.of(next.connect(clock.in(LONG)));
        before = next;
      }
      Outcome.of(ask(before, 1, LONG));
    }
  }

  private Optional<String> owner(Path port) {
    return transports.serialPorts().stream()
        .filter(each -> each.path().equals(port.toString()))
        .findAny()
        .flatMap(SerialPort::owner);
  }

  @Test
  void a_port_that_does_not_exist_is_not_connected() {
    Transport transport = transports.serial("bus", line(folder.resolve("nothing"), GAP), framing);
    Outcome.failure(DriverException.NotConnected.class, transport.connect(clock.in(LONG)));
    Outcome.failure(DriverException.NotConnected.class, ask(transport, 1, LONG));
    assertThrows(
        DriverException.NotConnected.class,
        () -> transports.claim("library", folder.resolve("nothing").toString()));
    assertEquals(0, framing.losses.size());
  }

  @Test
  void a_file_that_is_no_port_is_not_connected() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "text");
    Transport transport = transports.serial("bus", line(file, GAP), framing);
    Outcome.failure(DriverException.NotConnected.class, transport.connect(clock.in(LONG)));
    assertEquals("text", Files.readString(file));
  }

  @Test
  void a_port_that_is_unplugged_is_lost_and_works_again_when_it_is_back() throws IOException {
    Path path = folder.resolve("tty");
    Transport transport;
    CompletionStage<ByteBuffer> open;
    CompletionStage<ByteBuffer> queued;
    try (Pty pty = Pty.at(path)) {
      Station station = Station.on(pty.received(), pty.sending(), (telegram, out) -> {});
      transport = connected("bus", path, GAP);
      open = ask(transport, 1, LONG);
      queued = ask(transport, 2, LONG);
      await().until(() -> station.heardAt.size() == 1);
    }
    Outcome.failure(DriverException.Lost.class, open);
    assertFalse(Outcome.failure(DriverException.NotConnected.class, queued).maybeDone());
    await().until(() -> framing.losses.size() == 1);
    assertFalse(transport.connected());
    Outcome.failure(DriverException.NotConnected.class, transport.connect(clock.in(LONG)));
    Files.deleteIfExists(path);
    try (Pty pty = Pty.at(path)) {
      Station.echo(pty.received(), pty.sending());
      Outcome.of(transport.connect(clock.in(LONG)));
      Outcome.of(ask(transport, 3, LONG));
    }
  }

  @Test
  void close_fails_what_is_open_and_what_waits() throws IOException {
    try (Pty pty = Pty.at(folder.resolve("tty"))) {
      Station station = Station.on(pty.received(), pty.sending(), (telegram, out) -> {});
      Transport transport = connected("bus", pty.path(), GAP);
      CompletionStage<ByteBuffer> open = ask(transport, 1, LONG);
      await().until(() -> station.heardAt.size() == 1);
      CompletionStage<ByteBuffer> queued = ask(transport, 2, LONG);
      transport.close();
      transport.close();
      assertTrue(Outcome.failure(DriverException.Closed.class, open).maybeDone());
      assertFalse(Outcome.failure(DriverException.Closed.class, queued).maybeDone());
      Outcome.failure(DriverException.Closed.class, ask(transport, 3, LONG));
      Outcome.failure(DriverException.Closed.class, transport.connect(clock.in(LONG)));
      assertEquals(0, framing.losses.size());
    }
  }

  @Test
  void a_thousand_openings_leave_no_thread_and_no_file() throws IOException {
    try (Pty pty = Pty.at(folder.resolve("tty"))) {
      Station.echo(pty.received(), pty.sending());
      round(pty.path());
      LeakCheck check = LeakCheck.start();
      for (int i = 0; i < 1_000; i++) {
        check.watch(round(pty.path()));
      }
      check.assertNothingLeft();
    }
  }

  private Transport round(Path port) {
    Transport transport = connected("bus", port, GAP);
    Outcome.of(ask(transport, 1, LONG));
    transport.close();
    await().pollInterval(Duration.ofMillis(1)).until(() -> owner(port).isEmpty());
    return transport;
  }
}
