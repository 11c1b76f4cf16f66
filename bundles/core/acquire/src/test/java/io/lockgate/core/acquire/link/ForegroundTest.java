// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.acquire.link;

import static io.lockgate.core.acquire.fake.Near.assertNear;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lockgate.api.driver.Capability;
import io.lockgate.api.driver.Deadline;
import io.lockgate.api.driver.DriverException;
import io.lockgate.api.model.Limits;
import io.lockgate.api.model.PollGroup;
import io.lockgate.api.point.PointId;
import io.lockgate.api.point.Quality;
import io.lockgate.api.point.Reading;
import io.lockgate.api.point.Value;
import io.lockgate.core.acquire.fake.Field;
import io.lockgate.core.acquire.fake.MemoryModels;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Raw requests, writes and single reads beside polls. */
class ForegroundTest {
  private static final Duration LONG = Duration.ofMinutes(1);

  private final Field field = new Field();

  @BeforeEach
  void aBusThatTakes10MsForAnything() {
    field.models.put(
        "m",
        List.of(new PollGroup("fast", Duration.ofSeconds(1))),
        List.of(
            MemoryModels.point("p0", "fast", 1, Limits.NONE),
            MemoryModels.point("p1", "fast", 0.1, Limits.NONE)));
    for (String each : List.of("d", "17", "18")) {
      field.driver.device(each).answersIn = Duration.ofMillis(10);
    }
    field.link("bus");
    field.device("d", "bus", "m", "per-step", "1");
    field.pass(Duration.ofSeconds(3));
    field.passMillis(500);
    field.driver.clear();
  }

  private CompletionStage<Void> write(String point, Value value, int priority, Duration within) {
    return field
        .directory
        .access("d")
        .write(PointId.of("d/" + point), value, priority, Deadline.in(within, field.clock));
  }

  private static DriverException failure(CompletionStage<?> stage) {
    assertTrue(stage.toCompletableFuture().isDone(), "still waits");
    CompletionException wrapped =
        assertThrows(CompletionException.class, () -> stage.toCompletableFuture().join());
    return DriverException.in(wrapped);
  }

  @Test
  void a_raw_request_passes_unchanged_and_the_reply_too() {
    CompletableFuture<ByteBuffer> reply = field.raw("bus", "17", "me", LONG);
    field.passMillis(10);
    assertEquals(ByteBuffer.wrap(new byte[] {1}), reply.join());
  }

  @Test
  void sources_take_turns_and_keep_their_own_order() {
    List<String> ends = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      String number = "a" + i;
      field.raw("bus", "17", "a", LONG).thenRun(() -> ends.add(number));
    }
    for (int i = 0; i < 2; i++) {
      String number = "b" + i;
      field.raw("bus", "18", "b", LONG).thenRun(() -> ends.add(number));
    }
    field.passMillis(200);
    assertEquals(List.of("a0", "a1", "b0", "a2", "b1", "a3"), ends);
  }

  @Test
  void a_write_goes_before_waiting_polls_and_waits_one_step_at_most() {
    field.passMillis(500);
    assertEquals(List.of("read d p0"), field.driver.log, "a poll of two steps is under way");
    CompletionStage<Void> write = write("p0", Value.of(7L), 8, LONG);
    field.passMillis(20);
    assertTrue(write.toCompletableFuture().isDone());
    assertEquals(List.of("read d p0", "write d p0=7", "read d p1"), field.driver.log);
  }

  @Test
  void polls_are_not_starved_by_a_flood() {
    for (int i = 0; i < 1_000; i++) {
      while (!field.raw("bus", "17", "s" + i % 16, LONG).isCompletedExceptionally()
          && field.linkStatus("bus").waiting() < 200) {
        assertTrue(field.linkStatus("bus").waiting() <= 256);
      }
      field.passMillis(20);
    }
    assertEquals(0, field.deviceStatus("d").missed());
    long polls = field.driver.count("read d");
    assertNear(40, polls, 2);
  }

  @Test
  void a_poll_waits_for_four_others_at_most() {
    field.device("d2", "bus", "m", "unit", "d", "per-step", "1");
    field.models.simple("quick", Duration.ofMillis(10), 1);
    field.device("d3", "bus", "quick", "unit", "d");
    field.driver.clear();
    for (int i = 0; i < 500; i++) {
      for (int s = 0; s < 4; s++) {
        field.raw("bus", "17", "s" + s, LONG);
      }
      field.passMillis(10);
    }
    double share = field.driver.count("read") / (double) field.driver.log.size();
    assertTrue(share <= 0.2 && share > 1 / 6.0, "" + share);
  }

  @Test
  void writes_go_by_priority_then_in_order_and_raw_requests_are_not_starved_by_them() {
    List<CompletableFuture<?>> all = new ArrayList<>();
    all.add(field.raw("bus", "18", "first", LONG));
    for (int i = 0; i < 10; i++) {
      all.add(write("p0", Value.of(i), 16, LONG).toCompletableFuture());
    }
    all.add(write("p0", Value.of(99L), 1, LONG).toCompletableFuture());
    all.add(field.raw("bus", "17", "me", LONG));
    field.passMillis(300);
    all.forEach(each -> assertTrue(each.isDone()));
    assertEquals("write d p0=99", field.driver.log.get(1));
    assertEquals("write d p0=0", field.driver.log.get(2));
    assertNear(5, field.driver.log.indexOf("raw 17"), 1);
    assertEquals("write d p0=9", field.driver.log.get(12));
  }

  @Test
  void too_many_of_one_source_or_of_all_are_refused_at_once_and_counted() {
    List<CompletableFuture<ByteBuffer>> ofOne = new ArrayList<>();
    for (int i = 0; i < 18; i++) {
      ofOne.add(field.raw("bus", "17", "one", LONG));
    }
    assertInstanceOf(DriverException.Busy.class, failure(ofOne.get(17)));
    assertEquals(1, ofOne.stream().filter(CompletableFuture::isDone).count());
    for (int i = 0; i < 300; i++) {
      field.raw("bus", "17", "s" + i, LONG);
    }
    assertEquals(256, field.linkStatus("bus").waiting());
    assertEquals(1 + 300 - 240, field.linkStatus("bus").refused());
    assertInstanceOf(DriverException.Busy.class, failure(field.raw("bus", "17", "late", LONG)));
    field.pass(Duration.ofSeconds(10));
    assertEquals(0, field.linkStatus("bus").waiting());
  }

  @Test
  void a_request_whose_turn_comes_too_late_expires_and_is_not_sent() {
    field.raw("bus", "17", "a", LONG);
    CompletableFuture<ByteBuffer> late = field.raw("bus", "18", "b", Duration.ofMillis(9));
    CompletionStage<Void> write = write("p0", Value.of(1L), 8, Duration.ofMillis(5));
    field.passMillis(100);
    assertInstanceOf(DriverException.Expired.class, failure(late));
    assertInstanceOf(DriverException.Expired.class, failure(write));
    assertEquals(List.of("raw 17"), field.driver.log);
  }

  @Test
  void a_silent_device_of_a_raw_request_times_out_and_the_bus_goes_on() {
    field.driver.device("17").silent = true;
    CompletableFuture<ByteBuffer> silent = field.raw("bus", "17", "a", LONG);
    CompletableFuture<ByteBuffer> other = field.raw("bus", "18", "a", LONG);
    field.passMillis(1_020);
    assertInstanceOf(DriverException.TimedOut.class, failure(silent));
    assertTrue(other.isDone());
  }

  @Test
  void a_lost_link_fails_all_that_wait_and_all_that_come() {
    CompletableFuture<ByteBuffer> sent = field.raw("bus", "17", "a", LONG);
    CompletableFuture<ByteBuffer> waits = field.raw("bus", "17", "a", LONG);
    field.driver.connectFails = new DriverException.NotConnected("unplugged");
    java.util.Objects.requireNonNull(field.driver.links.get("bus")).breaks();
    assertInstanceOf(DriverException.Lost.class, failure(sent));
    assertInstanceOf(DriverException.NotConnected.class, failure(waits));
    assertInstanceOf(
        DriverException.NotConnected.class, failure(field.raw("bus", "17", "a", LONG)));
    assertInstanceOf(
        DriverException.NotConnected.class, failure(write("p0", Value.of(1L), 8, LONG)));
    assertEquals(0, field.linkStatus("bus").waiting());
  }

  @Test
  void what_a_driver_did_not_declare_is_not_called() {
    field.driver.capabilities.remove(Capability.RAW);
    field.driver.capabilities.remove(Capability.WRITE);
    field.link("bus", "host", "other");
    field.pass(Duration.ofSeconds(1));
    field.driver.clear();
    assertInstanceOf(
        DriverException.NotSupported.class, failure(field.raw("bus", "17", "a", LONG)));
    assertInstanceOf(
        DriverException.NotSupported.class, failure(write("p0", Value.of(1L), 8, LONG)));
    assertEquals(0, field.driver.count("raw") + field.driver.count("write"));
  }

  @Test
  void a_write_is_unscaled_and_sent_once_even_when_nobody_answers() {
    CompletionStage<Void> done = write("p1", Value.of(231.4), 8, LONG);
    field.passMillis(10);
    assertTrue(done.toCompletableFuture().isDone());
    assertEquals(Value.of(2314L), field.driver.device("d").written.get("p1"));
    field.driver.clear();
    field.driver.device("d").silent = true;
    CompletionStage<Void> silent = write("p1", Value.of(1.0), 8, LONG);
    field.pass(Duration.ofSeconds(30));
    assertInstanceOf(DriverException.TimedOut.class, failure(silent));
    assertEquals(1, field.driver.count("write"));
  }

  @Test
  void a_write_of_the_wrong_kind_is_refused_without_being_sent() {
    DriverException why = failure(write("p0", Value.of("text"), 8, LONG));
    assertInstanceOf(DriverException.BadSetting.class, why);
    assertEquals(false, why.maybeDone());
    assertInstanceOf(
        DriverException.BadSetting.class, failure(write("p0", Value.of(1L << 40), 8, LONG)));
    field.passMillis(50);
    assertEquals(0, field.driver.count("write"));
  }

  @Test
  void a_write_to_a_device_that_does_not_answer_is_refused_at_once() {
    field.driver.device("d").silent = true;
    field.pass(Duration.ofSeconds(5));
    field.driver.clear();
    assertInstanceOf(
        DriverException.NotConnected.class, failure(write("p0", Value.of(1L), 8, LONG)));
    assertEquals(0, field.driver.count("write"));
  }

  @Test
  void a_single_read_is_scaled_published_and_repeated_once() {
    field.driver.device("d").values.put("p1", Value.of(55L));
    field.driver.device("d").damaged = 1;
    CompletionStage<Reading> read =
        field.directory.access("d").read(PointId.of("d/p1"), Deadline.in(LONG, field.clock));
    field.passMillis(10);
    Reading reading = read.toCompletableFuture().getNow(null);
    assertEquals("5.5", reading.value().text());
    assertEquals(reading.value(), field.bus.latest("d/p1").value());
    assertEquals(Quality.GOOD, field.bus.latest("d/p1").quality());
    assertEquals(2, field.driver.count("read d p1"));
  }
}
