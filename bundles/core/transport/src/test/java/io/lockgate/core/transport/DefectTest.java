// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.transport;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lockgate.api.driver.DriverException;
import io.lockgate.api.driver.Framing;
import io.lockgate.api.driver.Transport;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;

/** Code of the owner that throws harms its own link at most. */
class DefectTest extends SocketBench {
  private static final class Broken implements Framing {
    @Override
    public int frameLength(ByteBuffer received) {
      throw new IllegalStateException("defect");
    }

    @Override
    public void lost(DriverException cause) {
      throw new IllegalStateException("defect");
    }
  }

  @Test
  void a_framing_that_throws_is_damage_on_its_link_alone() throws IOException {
    try (LetterServer server = LetterServer.echo()) {
      Transport good = connected(server.port());
      Transport bad = transports.tcp("bad", "127.0.0.1", server.port(), new Broken());
      Outcome.of(bad.connect(clock.in(LONG)));
      Outcome.failure(DriverException.Damaged.class, ask(bad, 1, LONG));
      Outcome.of(ask(good, 2, LONG));
    }
  }

  @Test
  void a_framing_without_length_is_damage_on_a_socket() throws IOException {
    try (LetterServer server = LetterServer.echo()) {
      Transport bad =
          transports.tcp("bad", "127.0.0.1", server.port(), received -> Framing.UNTIL_SILENCE);
      Outcome.of(bad.connect(clock.in(LONG)));
      Outcome.failure(DriverException.Damaged.class, ask(bad, 1, LONG));
      Transport tooLong =
          transports.tcp("bad", "127.0.0.1", server.port(), any -> Framing.MAX_FRAME + 1);
      Outcome.of(tooLong.connect(clock.in(LONG)));
      Outcome.failure(DriverException.Damaged.class, ask(tooLong, 1, LONG));
    }
  }

  @Test
  void predicates_and_dependents_that_throw_are_survived() throws IOException {
    try (LetterServer server = LetterServer.echo()) {
      Transport transport = connected(server.port());
      CompletionStage<ByteBuffer> never =
          transport.exchange(
              Letters.letter(1, 1),
              frame -> {
                throw new IllegalStateException("defect");
              },
              clock.in(100));
      await().until(() -> framing.unrequested.size() == 1);
      Outcome.failure(DriverException.TimedOut.class, never);
      CompletionStage<ByteBuffer> reply = ask(transport, 2, LONG);
      CompletionStage<Object> thrown =
          reply.thenApply(
              frame -> {
                throw new IllegalStateException("defect");
              });
      await().until(() -> thrown.toCompletableFuture().isCompletedExceptionally());
      assertEquals(3, Letters.number(Outcome.of(ask(transport, 3, LONG))));
      assertTrue(transport.connected());
    }
  }

  @Test
  void a_predicate_may_read_the_frame_as_it_likes() throws IOException {
    try (LetterServer server = LetterServer.echo()) {
      Transport transport = connected(server.port());
      CompletionStage<ByteBuffer> reply =
          transport.exchange(Letters.letter(9, 4), frame -> frame.getShort() == 9, clock.in(LONG));
      assertEquals(Letters.letter(9, 4), Outcome.of(reply));
    }
  }
}
