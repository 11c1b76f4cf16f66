// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.transport;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lockgate.api.driver.FrameTap.Tap;
import io.lockgate.api.driver.Transport;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class FrameTapTest extends SocketBench {
  @Test
  void a_listener_sees_the_frames_of_its_owner_in_order_until_it_closes() throws IOException {
    try (LetterServer server = LetterServer.echo()) {
      Transport transport = connected(server.port());
      Transport other = transports.tcp("other", "127.0.0.1", server.port(), framing);
      Outcome.of(other.connect(clock.in(LONG)));
      List<String> seen = Collections.synchronizedList(new ArrayList<>());
      long begin = System.nanoTime();
      Tap tap =
          transports.tap(
              "test",
              (nanos, sent, frame, words) -> {
                assertTrue(nanos - begin >= 0 && frame.isReadOnly());
                seen.add(sent + " " + words + " " + frame.remaining());
              });
      for (int number = 1; number <= 100; number++) {
        Outcome.of(ask(transport, number, LONG));
        Outcome.of(ask(other, number, LONG));
      }
      tap.close();
      tap.close();
      Outcome.of(ask(transport, 101, LONG));
      List<String> expected = new ArrayList<>();
      for (int number = 1; number <= 100; number++) {
        expected.add("true to " + number + " 10");
        expected.add("false from " + number + " 10");
      }
      assertEquals(expected, seen);
    }
  }

  @Test
  void a_listener_that_throws_is_heard_once_and_harms_nobody() throws IOException {
    try (LetterServer server = LetterServer.echo()) {
      AtomicInteger calls = new AtomicInteger();
      AtomicInteger good = new AtomicInteger();
      try (Tap bad =
              transports.tap(
                  "test",
                  (nanos, sent, frame, words) -> {
                    calls.incrementAndGet();
                    throw new IllegalStateException("defect");
                  });
          Tap works =
              transports.tap("test", (nanos, sent, frame, words) -> good.incrementAndGet())) {
        Transport transport = connected(server.port());
        Outcome.of(ask(transport, 1, LONG));
        Outcome.of(ask(transport, 2, LONG));
        await().until(() -> good.get() == 4);
        assertEquals(1, calls.get(), () -> bad + " " + works);
      }
    }
  }
}
