// SPDX-License-Identifier: Apache-2.0
package io.lockgate.north.csv.delivery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lockgate.api.health.Status;
import io.lockgate.api.point.PointId;
import io.lockgate.api.point.Sample;
import io.lockgate.api.point.Value;
import io.lockgate.api.publish.Acknowledgement;
import io.lockgate.api.publish.Batch;
import io.lockgate.api.publish.Cursor;
import io.lockgate.api.publish.PublishException;
import io.lockgate.north.csv.files.DataFile;
import io.lockgate.north.csv.files.FileMaker;
import io.lockgate.north.csv.files.Samples;
import io.lockgate.north.csv.files.Sites;
import io.lockgate.north.csv.layout.Format;
import io.lockgate.north.csv.period.Period;
import io.lockgate.testkit.FakeClock;
import io.lockgate.testkit.fakes.MemorySampleLog;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FilePublisherTest {
  private static final Duration WITHIN = Duration.ofSeconds(30);
  private static final Instant TEN = Instant.parse("2026-11-20T10:00:00Z");

  private final FakeClock clock = new FakeClock();
  private final LastResult last = new LastResult("archive");
  private final Server server = new Server();
  private MemorySampleLog log = new MemorySampleLog();

  /** Files by name, the newest content of each; breaks where the test says so. */
  private static final class Server implements FileSender {
    final Map<String, String> files = new TreeMap<>();
    final List<Integer> sizes = new ArrayList<>();
    int filesUntilCut = Integer.MAX_VALUE;

    @Override
    public void send(List<DataFile> sent, Deadline deadline) throws PublishException {
      sizes.add(sent.size());
      for (DataFile each : sent) {
        if (filesUntilCut-- <= 0) {
          throw new PublishException(PublishException.Kind.UNREACHABLE, "cut");
        }
        files.put(each.name(), new String(each.content().get(), StandardCharsets.UTF_8));
      }
    }

    @Override
    public String test(Deadline deadline) {
      return "there";
    }

    @Override
    public void abort() {}
  }

  private FilePublisher publisher(FileSender sender) {
    return new FilePublisher(
        "archive",
        log,
        new Period(Duration.ofHours(1), ZoneOffset.UTC),
        new FileMaker(() -> Sites.GATEWAY, Sites.devices(), Format.CSV, ZoneOffset.UTC),
        sender,
        Set.of(),
        clock,
        last);
  }

  /** The log, and a batch of all of it. */
  private Batch logged(Sample... samples) {
    log = new MemorySampleLog();
    log.append(List.of(samples));
    return batch(List.of(samples));
  }

  private static Batch batch(List<Sample> samples) {
    return new Batch(
        samples,
        new Cursor(samples.get(0).sequence() - 1),
        new Cursor(samples.get(samples.size() - 1).sequence()),
        Batch.Lane.BACKLOG);
  }

  private static Sample sample(long sequence, String device, Duration after) {
    long millis = TEN.plus(after).toEpochMilli();
    return Samples.good(sequence, device + "/n", millis, Value.of(sequence));
  }

  private static Acknowledgement publish(FilePublisher to, Batch batch) throws Exception {
    return to.publish(batch, WITHIN).toCompletableFuture().get(10, TimeUnit.SECONDS);
  }

  @Test
  void nothing_is_taken_before_the_period_is_over() throws Exception {
    clock.jumpTo(TEN.plusSeconds(60));
    Batch batch = logged(sample(5, "a", Duration.ZERO));
    try (FilePublisher publisher = publisher(server)) {
      Acknowledgement answer = publish(publisher, batch);
      assertEquals(new Cursor(4), answer.upTo());
      assertEquals(Duration.ofMinutes(59).plusSeconds(5), answer.pause());
      assertTrue(server.files.isEmpty());
    }
  }

  @Test
  void one_period_is_sent_and_acknowledged_at_a_time() throws Exception {
    clock.jumpTo(TEN.plus(Duration.ofHours(5)));
    Batch all =
        logged(
            sample(1, "a", Duration.ZERO),
            sample(2, "b", Duration.ofMinutes(59)),
            sample(3, "a", Duration.ofMinutes(60)));
    try (FilePublisher publisher = publisher(server)) {
      assertEquals(new Cursor(2), publish(publisher, batch(all.samples().subList(0, 1))).upTo());
      assertEquals(2, server.files.size());
      assertEquals(new Cursor(3), publish(publisher, batch(all.samples().subList(2, 3))).upTo());
      assertEquals(3, server.files.size());
      assertEquals(Status.OK, last.health().status());
      assertTrue(last.health().detail().contains("1 files sent"), last.health().detail());
    }
  }

  @Test
  void what_overtakes_is_left_alone() throws Exception {
    try (FilePublisher publisher = publisher(server)) {
      Batch live =
          new Batch(
              List.of(sample(9, "a", Duration.ZERO)),
              new Cursor(8),
              new Cursor(9),
              Batch.Lane.LIVE);
      assertEquals(
          new Cursor(9), publisher.publish(live, WITHIN).toCompletableFuture().get().upTo());
      assertTrue(server.files.isEmpty());
    }
  }

  @Test
  void a_connection_carries_200_files() throws Exception {
    clock.jumpTo(TEN.plus(Duration.ofHours(5)));
    Batch batch =
        logged(
            IntStream.rangeClosed(1, 450)
                .mapToObj(i -> sample(i, "d" + i, Duration.ofSeconds(i)))
                .toArray(Sample[]::new));
    try (FilePublisher publisher = publisher(server)) {
      publish(publisher, batch);
      assertEquals(List.of(200, 200, 50), server.sizes);
      assertEquals(450, server.files.size());
    }
  }

  @Test
  void a_failure_is_told_and_nothing_acknowledged() throws Exception {
    clock.jumpTo(TEN.plus(Duration.ofHours(5)));
    server.filesUntilCut = 0;
    Batch batch = logged(sample(1, "a", Duration.ZERO));
    try (FilePublisher publisher = publisher(server)) {
      ExecutionException failure =
          assertThrows(ExecutionException.class, () -> publish(publisher, batch));
      assertInstanceOf(PublishException.class, failure.getCause());
      assertEquals(Status.TEMPORARILY_UNAVAILABLE, last.health().status());
    }
  }

  @Test
  void only_devices_that_are_asked_for() {
    FilePublisher publisher =
        new FilePublisher(
            "x",
            log,
            new Period(Duration.ofHours(1), ZoneOffset.UTC),
            new FileMaker(() -> Sites.GATEWAY, Sites.devices(), Format.CSV, ZoneOffset.UTC),
            server,
            Set.of("a"),
            clock,
            last);
    try (publisher) {
      assertTrue(publisher.wants(PointId.of("a/x")));
      assertTrue(!publisher.wants(PointId.of("b/x")));
    }
  }

  @Test
  void closing_ends_what_is_under_way() throws Exception {
    clock.jumpTo(TEN.plus(Duration.ofHours(5)));
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch aborted = new CountDownLatch(1);
    FileSender stuck =
        new FileSender() {
          @Override
          public void send(List<DataFile> files, Deadline deadline) throws PublishException {
            begun.countDown();
            try {
              aborted.await();
            } catch (InterruptedException e) {
              Thread.currentThread().interrupt();
            }
            throw new PublishException(PublishException.Kind.UNREACHABLE, "aborted");
          }

          @Override
          public String test(Deadline deadline) {
            return "";
          }

          @Override
          public void abort() {
            aborted.countDown();
          }
        };
    Batch batch = logged(sample(1, "a", Duration.ZERO));
    FilePublisher publisher = publisher(stuck);
    CompletableFuture<Acknowledgement> open =
        publisher.publish(batch, WITHIN).toCompletableFuture();
    assertTrue(begun.await(10, TimeUnit.SECONDS));
    publisher.close();
    assertThrows(ExecutionException.class, () -> open.get(10, TimeUnit.SECONDS));
    assertThrows(ExecutionException.class, () -> publish(publisher, batch));
  }

  @Test
  void a_class_that_cannot_be_loaded_fails_one_delivery_and_the_thread_goes_on() throws Exception {
    Batch batch = logged(sample(1, "a", Duration.ZERO));
    clock.jumpTo(TEN.plus(Duration.ofHours(2)));
    AtomicReference<Error> defect = new AtomicReference<>(new NoClassDefFoundError("gone"));
    FileSender broken =
        new FileSender() {
          @Override
          public void send(List<DataFile> files, Deadline deadline) throws PublishException {
            Error next = defect.get();
            if (next != null) {
              throw next;
            }
            server.send(files, deadline);
          }

          @Override
          public String test(Deadline deadline) {
            return "there";
          }

          @Override
          public void abort() {}
        };
    try (FilePublisher publisher = publisher(broken)) {
      for (Error next : List.of(new NoClassDefFoundError("gone"), new StackOverflowError())) {
        defect.set(next);
        ExecutionException failed =
            assertThrows(ExecutionException.class, () -> publish(publisher, batch));
        assertInstanceOf(PublishException.class, failed.getCause());
      }
      defect.set(null);
      publish(publisher, batch);
      assertEquals(1, server.files.size());
    }
  }

  /**
   * R9, the part that is arithmetic: samples come, the way breaks after a random number of files, the gateway is started
   * anew before it has kept its cursor, batches are cut anywhere. Each row is in one file, once.
   */
  @Test
  void whatever_is_cut_each_row_is_in_one_file_once() throws Exception {
    for (int seed = 0; seed < 200; seed++) {
      server.files.clear();
      clock.jumpTo(TEN);
      story(new Random(seed));
    }
  }

  private void story(Random random) throws Exception {
    log = new MemorySampleLog();
    List<Sample> all = new ArrayList<>();
    int cursor = 0;
    Duration time = Duration.ZERO;
    while (all.size() < 300 || cursor < all.size()) {
      for (int n = all.size() < 300 ? random.nextInt(20) : 0; n > 0; n--) {
        time = time.plusSeconds(random.nextInt(400));
        Sample next = sample(all.size() + 1, "d" + random.nextInt(4), time);
        all.add(next);
        log.append(List.of(next));
      }
      time = all.size() < 300 ? time : time.plusHours(2);
      clock.jumpTo(TEN.plus(time));
      if (cursor < all.size()) {
        server.filesUntilCut = random.nextInt(3) == 0 ? random.nextInt(5) : Integer.MAX_VALUE;
        int to = cursor + 1 + random.nextInt(all.size() - cursor);
        cursor = delivered(all.subList(cursor, to), random.nextInt(4) > 0).orElse(cursor);
      }
    }
    assertEquals(all.stream().map(Sample::sequence).toList(), rows());
  }

  private OptionalInt delivered(List<Sample> samples, boolean kept) throws Exception {
    try (FilePublisher publisher = publisher(server)) {
      Acknowledgement answer = publish(publisher, batch(samples));
      return kept ? OptionalInt.of((int) answer.upTo().position()) : OptionalInt.empty();
    } catch (ExecutionException cut) {
      assertInstanceOf(PublishException.class, cut.getCause());
      return OptionalInt.empty();
    }
  }

  private List<Long> rows() {
    return server.files.values().stream()
        .flatMap(file -> file.lines().skip(7))
        .map(line -> Long.valueOf(line.substring(line.lastIndexOf(',') + 1)))
        .sorted()
        .toList();
  }
}
