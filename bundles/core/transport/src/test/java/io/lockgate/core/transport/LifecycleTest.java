// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.transport;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.lockgate.api.driver.DriverException;
import io.lockgate.api.driver.Transport;
import io.lockgate.testkit.component.ComponentTest;
import io.lockgate.testkit.leak.LeakCheck;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;

class LifecycleTest {
  private final HostClock clock = new HostClock();
  private final Letters framing = new Letters();

  @Test
  void deactivation_closes_all_and_nothing_works_afterwards() throws IOException {
    try (LetterServer server = LetterServer.silent()) {
      FieldTransports transports = new FieldTransports(clock, Path.of(""));
      List<CompletionStage<ByteBuffer>> open = new ArrayList<>();
      Transport last = transports.tcp("test", "127.0.0.1", server.port(), framing);
      for (int number = 0; number < 20; number++) {
        last = transports.tcp("test", "127.0.0.1", server.port(), framing);
        Outcome.of(last.connect(clock.in(20_000)));
        open.add(last.exchange(Letters.letter(1, 1), Letters.answers(1), clock.in(20_000)));
      }
      transports.stop();
      open.forEach(each -> Outcome.failure(DriverException.Closed.class, each));
      Outcome.failure(DriverException.Closed.class, last.connect(clock.in(1_000)));
      Transport fresh = transports.tcp("test", "127.0.0.1", server.port(), framing);
      Outcome.failure(DriverException.Closed.class, fresh.connect(clock.in(1_000)));
      await().until(() -> server.connections() == 0);
    }
  }

  @Test
  void a_thousand_connections_opened_and_closed_leave_nothing() throws IOException {
    try (LetterServer server = LetterServer.echo()) {
      FieldTransports transports = new FieldTransports(clock, Path.of(""));
      round(transports, server);
      await().until(() -> server.connections() == 0);
      LeakCheck check = LeakCheck.start();
      for (int i = 0; i < 1_000; i++) {
        check.watch(round(transports, server));
      }
      check.assertNothingLeft();
      transports.stop();
    }
  }

  private Transport round(FieldTransports transports, LetterServer server) {
    Transport transport = transports.tcp("test", "127.0.0.1", server.port(), framing);
    Outcome.of(transport.connect(clock.in(20_000)));
    ByteBuffer reply =
        Outcome.of(transport.exchange(Letters.letter(3, 4), Letters.answers(3), clock.in(500)));
    assertEquals(3, Letters.number(reply));
    transport.close();
    return transport;
  }

  @Test
  void a_thousand_activations_leave_no_thread_and_no_file() throws Exception {
    ComponentTest<FieldTransports> component = ComponentTest.of(FieldTransports.class).with(clock);
    component.cycle(1_000);
  }
}
