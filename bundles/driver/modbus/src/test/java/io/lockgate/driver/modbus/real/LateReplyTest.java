// SPDX-License-Identifier: Apache-2.0
package io.lockgate.driver.modbus.real;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lockgate.api.driver.DriverException;
import io.lockgate.api.driver.FrameTap;
import io.lockgate.api.driver.Link;
import io.lockgate.driver.modbus.fakes.Peers;
import io.lockgate.testkit.serial.Pty;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** DETAILS 1.1: a late serial reply of another transaction is discarded, and the bus kept quiet until t3.5. */
final class LateReplyTest {
  private static final ByteBuffer READ = ByteBuffer.wrap(new byte[] {3, 0, 0, 0, 1});
  private static final ByteBuffer LATE = ByteBuffer.wrap(new byte[] {3, 2, 0x11, 0x11});
  private static final ByteBuffer RIGHT = ByteBuffer.wrap(new byte[] {3, 2, 0x22, 0x22});

  /** 3.5 characters of 11 bits at 1,200 bit/s. */
  private static final Duration GAP = Duration.ofMillis(32);

  @TempDir Path folder;

  private record Seen(boolean sent, long at) {}

  @Test
  void it_is_discarded_and_the_next_request_keeps_the_gap_from_it() throws Exception {
    List<Seen> frames = new CopyOnWriteArrayList<>();
    try (Pty line = Pty.at(folder.resolve("tty"));
        RealField field = new RealField()) {
      Link link =
          field.link(
              "transport",
              "rtu",
              "serial-port",
              line.path().toString(),
              "parity",
              "none",
              "baud",
              "1200");
      ((FrameTap) field.transports())
          .tap("bus0", (at, sent, frame, words) -> frames.add(new Seen(sent, at)));
      CompletionStage<ByteBuffer> unanswered = link.exchange("3", READ, field.in(300));
      assertThrows(DriverException.TimedOut.class, () -> RealField.get(unanswered));
      send(line, 3, LATE);
      await().pollInterval(Duration.ofMillis(1)).until(() -> frames.size() == 2);

      CompletionStage<ByteBuffer> next = link.exchange("4", READ, field.in(5_000));
      await().pollInterval(Duration.ofMillis(1)).until(() -> frames.size() == 3);
      assertEquals(List.of(true, false, true), frames.stream().map(Seen::sent).toList());
      long quiet = frames.get(2).at() - frames.get(1).at();
      assertTrue(quiet > GAP.toNanos() / 2, "only " + quiet / 1000 + " us after the late reply");

      send(line, 3, LATE);
      await().until(() -> frames.size() == 4);
      send(line, 4, RIGHT);
      assertEquals(RIGHT, RealField.get(next));
    }
  }

  private static void send(Pty line, int unit, ByteBuffer pdu) throws IOException {
    ByteBuffer frame = Peers.rtu(unit, pdu);
    byte[] bytes = new byte[frame.remaining()];
    frame.get(bytes);
    line.sending().write(bytes);
    line.sending().flush();
  }
}
