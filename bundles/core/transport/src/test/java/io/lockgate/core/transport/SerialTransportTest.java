// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.transport;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lockgate.api.driver.DriverException;
import io.lockgate.api.driver.Framing;
import io.lockgate.api.driver.Transport;
import io.lockgate.testkit.serial.Pty;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class SerialTransportTest extends SerialBench {
  @Test
  void a_request_gets_its_reply_and_the_port_can_be_opened_again() throws IOException {
    try (Pty pty = Pty.at(folder.resolve("tty"))) {
      Station.echo(pty.received(), pty.sending());
      for (int number = 0; number < 20; number++) {
        Transport transport = connected("bus", pty.path(), GAP);
        assertEquals(Telegrams.telegram(1, number, 20), Outcome.of(ask(transport, number, LONG)));
        transport.close();
        await().until(() -> free(pty));
      }
    }
  }

  private boolean free(Pty pty) {
    return transports.serialPorts().stream()
        .noneMatch(port -> port.path().equals(pty.path().toString()));
  }

  @Test
  void the_gap_is_kept_after_what_was_heard_and_after_what_was_sent() throws IOException {
    List<Long> replied = new CopyOnWriteArrayList<>();
    Duration gap = Duration.ofMillis(40);
    try (Pty pty = Pty.at(folder.resolve("tty"))) {
      Station station =
          Station.on(
              pty.received(),
              pty.sending(),
              (telegram, out) -> {
                replied.add(System.nanoTime());
                out.write(Letters.bytes(telegram));
              });
      Transport transport = connected("bus", pty.path(), gap);
      for (int number = 0; number < 6; number++) {
        Outcome.of(ask(transport, number, LONG));
      }
      for (int i = 1; i < 6; i++) {
        long silence = station.heardAt.get(i) - replied.get(i - 1);
        assertTrue(silence >= gap.toNanos(), () -> silence + " ns");
      }
      int before = station.heardAt.size();
      Outcome.of(transport.send(Telegrams.telegram(2, 1, 1), clock.in(LONG)));
      Outcome.of(transport.send(Telegrams.telegram(2, 2, 1), clock.in(LONG)));
      await().until(() -> station.heardAt.size() == before + 2);
      long silence = station.heardAt.get(before + 1) - station.heardAt.get(before);
      assertTrue(silence >= gap.toNanos() - 20_000_000, () -> silence + " ns");
    }
  }

  @Test
  void one_request_at_a_time_is_on_the_line() throws IOException {
    AtomicInteger early = new AtomicInteger();
    try (Pty pty = Pty.at(folder.resolve("tty"))) {
      Station.on(
          pty.received(),
          pty.sending(),
          (telegram, out) -> {
            await().pollDelay(Duration.ofMillis(5)).until(() -> true);
            early.addAndGet(pty.received().available());
            out.write(Letters.bytes(telegram));
          });
      Transport transport = connected("bus", pty.path(), GAP);
      List<CompletionStage<ByteBuffer>> open = new ArrayList<>();
      for (int number = 0; number < 20; number++) {
        open.add(ask(transport, number, LONG));
      }
      for (int number = 0; number < 20; number++) {
        assertEquals(number, Telegrams.number(Outcome.of(open.get(number))));
      }
      assertEquals(0, early.get());
    }
  }

  @Test
  void what_waits_too_long_for_its_turn_expires_and_is_not_sent() throws IOException {
    try (Pty pty = Pty.at(folder.resolve("tty"))) {
      Station station = Station.on(pty.received(), pty.sending(), (telegram, out) -> {});
      Transport transport = connected("bus", pty.path(), GAP);
      CompletionStage<ByteBuffer> first = ask(transport, 1, 300);
      CompletionStage<ByteBuffer> second = ask(transport, 2, 100);
      assertFalse(Outcome.failure(DriverException.Expired.class, second).maybeDone());
      assertFalse(first.toCompletableFuture().isDone());
      Outcome.failure(DriverException.TimedOut.class, first);
      assertEquals(1, station.heardAt.size());
    }
  }

  @Test
  void more_than_256_waiting_requests_are_refused() throws IOException {
    try (Pty pty = Pty.at(folder.resolve("tty"))) {
      Station.on(pty.received(), pty.sending(), (telegram, out) -> {});
      Transport transport = connected("bus", pty.path(), GAP);
      for (int number = 0; number < 256; number++) {
        assertFalse(ask(transport, number, LONG).toCompletableFuture().isDone());
      }
      Outcome.failure(DriverException.Busy.class, ask(transport, 1, LONG));
    }
  }

  @Test
  void a_frame_of_unknown_length_ends_with_a_silence() throws IOException {
    List<String> heard = new CopyOnWriteArrayList<>();
    Framing lines =
        new Framing() {
          @Override
          public int frameLength(ByteBuffer received) {
            return Framing.UNTIL_SILENCE;
          }

          @Override
          public void unrequested(ByteBuffer frame) {
            heard.add(StandardCharsets.US_ASCII.decode(frame).toString());
          }
        };
    try (Pty pty = Pty.at(folder.resolve("tty"))) {
      Transport transport =
          transports.serial("bus", line(pty.path(), Duration.ofMillis(100)), lines);
      Outcome.of(transport.connect(clock.in(LONG)));
      for (String text : List.of("first ", "half", "")) {
        pty.sending().write(text.getBytes(StandardCharsets.US_ASCII));
        pty.sending().flush();
      }
      await().until(() -> !heard.isEmpty());
      pty.sending().write("second".getBytes(StandardCharsets.US_ASCII));
      pty.sending().flush();
      await().until(() -> heard.equals(List.of("first half", "second")));
    }
  }

  @Test
  void after_damage_the_line_is_read_away_until_it_is_silent() throws IOException {
    try (Pty pty = Pty.at(folder.resolve("tty"))) {
      AtomicInteger asked = new AtomicInteger();
      Station station =
          Station.on(
              pty.received(),
              pty.sending(),
              (telegram, out) -> {
                if (asked.getAndIncrement() == 0) {
                  ByteBuffer bad = telegram.put(6, (byte) ~telegram.get(6));
                  for (int i = 0; i < 20; i++) {
                    out.write(Letters.bytes(bad));
                    out.flush();
                    await().pollDelay(Duration.ofMillis(1)).until(() -> true);
                  }
                } else {
                  out.write(Letters.bytes(telegram));
                }
              });
      Transport transport = connected("bus", pty.path(), Duration.ofMillis(100));
      long begin = System.nanoTime();
      Outcome.failure(DriverException.Damaged.class, ask(transport, 1, LONG));
      assertEquals(2, Telegrams.number(Outcome.of(ask(transport, 2, LONG))));
      assertEquals(2, station.heardAt.size());
      assertTrue(System.nanoTime() - begin > 120_000_000);
      assertEquals(0, framing.unrequested.size());
      assertTrue(transport.connected());
    }
  }

  @Test
  void a_frame_that_breaks_off_is_damage_long_before_the_deadline() throws IOException {
    try (Pty pty = Pty.at(folder.resolve("tty"))) {
      Station.on(
          pty.received(),
          pty.sending(),
          (telegram, out) -> out.write(Letters.bytes(telegram), 0, 12));
      Transport transport = connected("bus", pty.path(), GAP);
      Outcome.failure(DriverException.Damaged.class, ask(transport, 1, 2 * LONG));
    }
  }

  @Test
  void a_late_reply_is_dropped_and_the_next_one_is_right() throws IOException {
    try (Pty pty = Pty.at(folder.resolve("tty"))) {
      Station.on(
          pty.received(),
          pty.sending(),
          (telegram, out) -> {
            if (Telegrams.number(telegram) == 1) {
              await().pollDelay(Duration.ofMillis(150)).until(() -> true);
            }
            out.write(Letters.bytes(telegram));
          });
      Transport transport = connected("bus", pty.path(), GAP);
      Outcome.failure(DriverException.TimedOut.class, ask(transport, 1, 50));
      assertEquals(Telegrams.telegram(1, 2, 20), Outcome.of(ask(transport, 2, LONG)));
      assertEquals(List.of(Telegrams.telegram(1, 1, 20)), framing.unrequested);
    }
  }

  @Test
  void a_long_frame_arrives_whole() throws IOException {
    byte[] sent = new byte[20_000];
    for (int i = 0; i < sent.length; i++) {
      sent[i] = (byte) (i * 7);
    }
    try (Pty pty = Pty.at(folder.resolve("tty"))) {
      Transport transport = connected("bus", pty.path(), GAP);
      CompletionStage<Void> done = transport.send(ByteBuffer.wrap(sent), clock.in(LONG));
      assertArrayEquals(sent, pty.received().readNBytes(sent.length));
      Outcome.of(done);
    }
  }
}
