// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.transport;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lockgate.api.driver.DriverException;
import io.lockgate.api.driver.Transport;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

class TcpTransportTest extends SocketBench {
  @Test
  void a_request_gets_its_reply() throws IOException {
    try (LetterServer server = LetterServer.echo()) {
      Transport transport = connected(server.port());
      assertEquals(Letters.letter(7, 4), Outcome.of(ask(transport, 7, LONG)));
      assertTrue(transport.connected());
    }
  }

  @Test
  void replies_in_another_order_reach_their_requests() throws IOException {
    List<ByteBuffer> kept = new CopyOnWriteArrayList<>();
    try (LetterServer server =
        new LetterServer(
            (letter, out) -> {
              kept.add(0, letter);
              if (kept.size() == 16) {
                for (ByteBuffer each : kept) {
                  out.write(Letters.bytes(each));
                }
              }
            })) {
      Transport transport = connected(server.port());
      List<CompletionStage<ByteBuffer>> open = new ArrayList<>();
      for (int number = 1; number <= 16; number++) {
        open.add(ask(transport, number, LONG));
      }
      for (int number = 1; number <= 16; number++) {
        assertEquals(number, Letters.number(Outcome.of(open.get(number - 1))));
      }
      assertEquals(0, framing.unrequested.size());
    }
  }

  @Test
  void of_several_that_accept_a_frame_the_first_sent_gets_it() throws IOException {
    try (LetterServer server = LetterServer.silent()) {
      Transport transport = connected(server.port());
      ByteBuffer request = Letters.letter(1, 1);
      CompletionStage<ByteBuffer> first = transport.exchange(request, any -> true, clock.in(LONG));
      CompletionStage<ByteBuffer> second = transport.exchange(request, any -> true, clock.in(LONG));
      await().until(() -> server.received.size() == 2);
      server.say(Letters.letter(8, 1));
      server.say(Letters.letter(9, 1));
      assertEquals(8, Letters.number(Outcome.of(first)));
      assertEquals(9, Letters.number(Outcome.of(second)));
    }
  }

  @Test
  void a_reply_in_pieces_and_two_in_one_piece_are_cut() throws IOException {
    try (LetterServer server =
        new LetterServer(
            (letter, out) -> {
              if (Letters.number(letter) == 1) {
                for (byte each : Letters.bytes(letter)) {
                  out.write(each);
                  out.flush();
                }
              } else if (Letters.number(letter) == 3) {
                byte[] both = new byte[2 * letter.capacity()];
                Letters.letter(2, 4).get(both, 0, letter.capacity());
                Letters.letter(3, 4).get(both, letter.capacity(), letter.capacity());
                out.write(both);
              }
            })) {
      Transport transport = connected(server.port());
      assertEquals(Letters.letter(1, 4), Outcome.of(ask(transport, 1, LONG)));
      CompletionStage<ByteBuffer> two = ask(transport, 2, LONG);
      CompletionStage<ByteBuffer> three = ask(transport, 3, LONG);
      assertEquals(Letters.letter(2, 4), Outcome.of(two));
      assertEquals(Letters.letter(3, 4), Outcome.of(three));
    }
  }

  @Test
  void a_frame_nobody_asked_for_goes_to_the_framing() throws IOException {
    try (LetterServer server = LetterServer.echo()) {
      Transport transport = connected(server.port());
      Outcome.of(ask(transport, 1, LONG));
      server.say(Letters.letter(99, 2));
      await().until(() -> framing.unrequested.equals(List.of(Letters.letter(99, 2))));
      Outcome.of(ask(transport, 2, LONG));
    }
  }

  @Test
  void a_late_reply_is_dropped_and_the_connection_stays() throws IOException {
    try (LetterServer server = LetterServer.silent()) {
      Transport transport = connected(server.port());
      long begin = System.nanoTime();
      Outcome.failure(DriverException.TimedOut.class, ask(transport, 1, 50));
      long took = System.nanoTime() - begin;
      assertTrue(took >= 50_000_000, () -> took + " ns");
      server.say(Letters.letter(1, 4));
      await().until(() -> framing.unrequested.size() == 1);
      assertTrue(transport.connected());
      assertEquals(0, framing.losses.size());
    }
  }

  @Test
  void each_of_many_deadlines_is_kept_whatever_their_order() throws IOException {
    try (LetterServer server = LetterServer.silent()) {
      Transport transport = connected(server.port());
      List<CompletionStage<ByteBuffer>> open = new ArrayList<>();
      List<Long> late = new CopyOnWriteArrayList<>();
      for (int millis : new int[] {200, 20, 120, 60, 350, 10}) {
        long due = System.nanoTime() + millis * 1_000_000L;
        CompletionStage<ByteBuffer> each = ask(transport, 5, millis);
        each.whenComplete((reply, failure) -> late.add((System.nanoTime() - due) / 1_000_000));
        open.add(each);
      }
      open.forEach(each -> Outcome.failure(DriverException.TimedOut.class, each));
      await().until(() -> late.size() == open.size());
      assertTrue(late.stream().allMatch(each -> each >= 0 && each < 200), late::toString);
    }
  }

  @Test
  void more_than_256_waiting_exchanges_are_refused() throws IOException {
    try (LetterServer server = LetterServer.silent()) {
      Transport transport = connected(server.port());
      for (int number = 0; number < 256; number++) {
        assertFalse(ask(transport, number, LONG).toCompletableFuture().isDone());
      }
      assertFalse(
          Outcome.failure(DriverException.Busy.class, ask(transport, 256, LONG)).maybeDone());
      await().until(() -> server.received.size() == 256);
      server.say(Letters.letter(17, 4));
      await().until(() -> !ask(transport, 17, LONG).toCompletableFuture().isDone());
    }
  }

  @Test
  void a_peer_that_does_not_read_makes_senders_busy_and_loses_nothing() throws IOException {
    Object gate = new Object();
    try (LetterServer server =
        new LetterServer(
            (letter, out) -> {
              synchronized (gate) {
                out.write(Letters.bytes(Letters.letter(Letters.number(letter), 1)));
              }
            })) {
      Transport transport = connected(server.port());
      List<CompletionStage<ByteBuffer>> taken = new ArrayList<>();
      synchronized (gate) {
        for (int number = 0; number < 250; number++) {
          CompletionStage<ByteBuffer> each =
              transport.exchange(
                  Letters.letter(number, 60_000), Letters.answers(number), clock.in(LONG));
          if (each.toCompletableFuture().isCompletedExceptionally()) {
            Outcome.failure(DriverException.Busy.class, each);
            break;
          }
          taken.add(each);
        }
      }
      assertTrue(taken.size() > 4 && taken.size() < 250, () -> taken.size() + " taken");
      for (int number = 0; number < taken.size(); number++) {
        assertEquals(number, Letters.number(Outcome.of(taken.get(number))));
      }
      assertEquals(Letters.letter(3, 60_000), server.received.get(3));
    }
  }

  @Test
  void a_frame_without_reply_is_sent() throws IOException {
    try (LetterServer server = LetterServer.silent()) {
      Transport transport = connected(server.port());
      Outcome.of(transport.send(Letters.letter(4, 60_000), clock.in(LONG)));
      await().until(() -> server.received.equals(List.of(Letters.letter(4, 60_000))));
    }
  }

  @Test
  void an_interrupted_caller_does_not_close_the_connection() throws IOException {
    try (LetterServer server = LetterServer.echo()) {
      Transport transport = connected(server.port());
      Thread.currentThread().interrupt();
      CompletionStage<ByteBuffer> reply = ask(transport, 6, LONG);
      assertTrue(Thread.interrupted());
      assertEquals(6, Letters.number(Outcome.of(reply)));
    }
  }

  @Test
  void a_request_whose_time_is_over_is_not_sent() throws IOException {
    try (LetterServer server = LetterServer.echo()) {
      Transport transport = connected(server.port());
      Outcome.failure(DriverException.Expired.class, ask(transport, 1, 0));
      Outcome.of(ask(transport, 2, LONG));
      assertEquals(List.of(Letters.letter(2, 4)), server.received);
    }
  }

  @Test
  void the_content_is_taken_before_the_call_returns_and_the_buffer_is_left_alone()
      throws IOException {
    try (LetterServer server = LetterServer.echo()) {
      Transport transport = connected(server.port());
      ByteBuffer request = Letters.letter(5, 4);
      CompletionStage<ByteBuffer> reply =
          transport.exchange(request, Letters.answers(5), clock.in(LONG));
      assertEquals(0, request.position());
      request.put(0, (byte) 1);
      assertEquals(Letters.letter(5, 4), Outcome.of(reply));
    }
  }

  @Test
  void stages_complete_on_the_one_thread_of_all_sockets() throws IOException {
    try (LetterServer server = LetterServer.silent()) {
      List<Thread> threads = new CopyOnWriteArrayList<>();
      for (int i = 0; i < 5; i++) {
        ask(connected(server.port()), 1, LONG)
            .thenAccept(reply -> threads.add(Thread.currentThread()));
      }
      await().until(() -> server.received.size() == 5);
      server.say(Letters.letter(1, 4));
      await().until(() -> threads.size() == 5);
      threads.forEach(each -> assertSame(threads.get(0), each));
      assertEquals("lockgate-sockets", threads.get(0).getName());
    }
  }
}
