// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.transport;

import io.lockgate.api.driver.Transport;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.AfterEach;

/** What tests of sockets have in common. */
abstract class SocketBench {
  static final int LONG = 20_000;

  final HostClock clock = new HostClock();
  final FieldTransports transports = new FieldTransports(clock, Path.of(""));
  final Letters framing = new Letters();

  @AfterEach
  void stop() {
    transports.stop();
  }

  Transport connected(int port) {
    Transport transport = transports.tcp("test", "127.0.0.1", port, framing);
    Outcome.of(transport.connect(clock.in(LONG)));
    return transport;
  }

  CompletionStage<ByteBuffer> ask(Transport transport, int number, long millis) {
    return transport.exchange(Letters.letter(number, 4), Letters.answers(number), clock.in(millis));
  }
}
