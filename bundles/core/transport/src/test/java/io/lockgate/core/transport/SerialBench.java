// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.transport;

import io.lockgate.api.driver.SerialLine;
import io.lockgate.api.driver.Transport;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

/** What tests of serial lines have in common. */
abstract class SerialBench {
  static final int LONG = 20_000;
  static final Duration GAP = Duration.ofNanos(1_750_000);

  final HostClock clock = new HostClock();
  final FieldTransports transports = new FieldTransports(clock, Path.of(""));
  final Telegrams framing = new Telegrams();

  @TempDir
  @SuppressWarnings("NullAway.Init")
  Path folder;

  @AfterEach
  void stop() {
    transports.stop();
  }

  /** Parity EVEN on purpose: on a pseudo terminal it must be left out. */
  static SerialLine line(Path port, Duration gap) {
    return new SerialLine(port.toString(), 115_200, 8, SerialLine.Parity.EVEN, 1, gap);
  }

  Transport connected(String owner, Path port, Duration gap) {
    Transport transport = transports.serial(owner, line(port, gap), framing);
    Outcome.of(transport.connect(clock.in(LONG)));
    return transport;
  }

  CompletionStage<ByteBuffer> ask(Transport transport, int number, long millis) {
    return transport.exchange(
        Telegrams.telegram(1, number, 20), Telegrams.answers(1, number, 20), clock.in(millis));
  }
}
