// SPDX-License-Identifier: Apache-2.0
package io.lockgate.north.csv.sftp.ssh;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lockgate.api.point.PointId;
import io.lockgate.api.point.Quality;
import io.lockgate.api.point.Sample;
import io.lockgate.api.point.Value;
import io.lockgate.api.publish.Acknowledgement;
import io.lockgate.api.publish.Batch;
import io.lockgate.api.publish.Cursor;
import io.lockgate.api.publish.PublishException;
import io.lockgate.api.store.LogPage;
import io.lockgate.api.time.ClockQuality;
import io.lockgate.north.csv.delivery.FilePublisher;
import io.lockgate.north.csv.delivery.LastResult;
import io.lockgate.north.csv.files.DeviceFacts;
import io.lockgate.north.csv.files.FileMaker;
import io.lockgate.north.csv.files.GatewayFacts;
import io.lockgate.north.csv.layout.Format;
import io.lockgate.north.csv.period.Period;
import io.lockgate.testkit.FakeClock;
import io.lockgate.testkit.fakes.MemorySampleLog;
import io.lockgate.testkit.fakes.OneMeter;
import io.lockgate.testkit.net.Direction;
import io.lockgate.testkit.net.ToxicProxy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * R9: the connection is cut and the server killed at random moments of an upload, again and again. A file is never partial
 * under its own name, at no moment; in the end each row is there, once. {@code -Dlockgate.cuts=500} for the long form.
 */
class CutTest {
  private static final int CUTS = Integer.getInteger("lockgate.cuts", 50);
  private static final int SAMPLES_OF_HOUR = 400;
  private static final int HEAD_LINES = 7;
  private static final Duration WITHIN = Duration.ofSeconds(30);
  private static final Instant TEN = Instant.parse("2026-11-20T10:00:00Z");

  @TempDir Path root;
  private final FakeClock clock = new FakeClock();
  private final MemorySampleLog log = new MemorySampleLog();
  private final Random random = new Random(42);
  private int cuts;
  private int partial;

  @Test
  void whatever_is_cut_files_are_whole_and_rows_are_there_once() throws Exception {
    Cursor cursor = Cursor.START;
    long hours = 0;
    try (LocalServer server = new LocalServer(root);
        ToxicProxy proxy = ToxicProxy.to(server.port())) {
      while (cuts < CUTS || cursor.compareTo(log.end()) < 0) {
        if (cursor.compareTo(log.end()) >= 0) {
          hour(hours++);
        }
        if (cuts < CUTS && random.nextInt(5) > 0) {
          proxy.cutAfter(Direction.UP, 2_000 + random.nextInt(20_000));
        }
        cursor = attempt(server, proxy, cursor);
        assertWhole(server.files());
      }
      assertEquals(expected(), rows(server.files()));
      assertEquals(List.of(), server.unfinished());
    }
    assertTrue(partial > 0, "no upload was cut within a file");
    System.out.printf(
        "R9 SFTP: %d cuts (%d left a partial file under its temporary name), %d files, %d rows, each once%n",
        cuts, partial, hours * 2, log.end().position());
  }

  private void hour(long number) {
    Instant begin = TEN.plus(Duration.ofHours(number));
    List<Sample> samples = new ArrayList<>();
    for (int i = 0; i < SAMPLES_OF_HOUR; i++) {
      long millis = begin.plusSeconds(4L * i).toEpochMilli();
      samples.add(
          new Sample(
              new PointId(i % 2 == 0 ? "a" : "b", "n"),
              Value.of(log.end().position() + i + 1),
              Quality.GOOD,
              millis,
              millis,
              ClockQuality.SYNCED,
              log.end().position() + i + 1));
    }
    log.append(samples);
    clock.jumpTo(begin.plus(Duration.ofHours(2)));
  }

  /** A gateway that lives for one attempt, and may die before it has kept its cursor. */
  private Cursor attempt(LocalServer server, ToxicProxy proxy, Cursor cursor) throws Exception {
    LogPage page = log.read(cursor, 1 + random.nextInt(1_000));
    Batch batch = new Batch(page.samples(), cursor, page.next(), Batch.Lane.BACKLOG);
    try (FilePublisher publisher = publisher(proxy.port(), server)) {
      Acknowledgement answer =
          publisher.publish(batch, WITHIN).toCompletableFuture().get(60, TimeUnit.SECONDS);
      return random.nextInt(10) == 0 ? cursor : answer.upTo();
    } catch (ExecutionException e) {
      PublishException why = assertInstanceOf(PublishException.class, e.getCause());
      assertEquals(PublishException.Kind.UNREACHABLE, why.kind(), why.getMessage());
      cuts++;
      partial += server.unfinished().isEmpty() ? 0 : 1;
      server.kill();
      return cursor;
    } finally {
      proxy.heal();
    }
  }

  private FilePublisher publisher(int port, LocalServer server) {
    SftpSender sender =
        Sending.to(
            port, "", server.known(), Sending.password(LocalServer.USER, LocalServer.PASSWORD));
    DeviceFacts devices =
        new DeviceFacts(OneMeter.field(), OneMeter.models(), OneMeter.points(), log);
    GatewayFacts gateway = new GatewayFacts("1a2b3c4d", "Plant 7", "", "", "");
    return new FilePublisher(
        "archive",
        log,
        new Period(Duration.ofHours(1), ZoneOffset.UTC),
        new FileMaker(() -> gateway, devices, Format.CSV, ZoneOffset.UTC),
        sender,
        Set.of(),
        clock,
        new LastResult("archive"));
  }

  private static void assertWhole(List<Path> files) throws IOException {
    for (Path each : files) {
      String text = Files.readString(each);
      assertTrue(text.endsWith("\r\n"), () -> each + " ends within a line");
      List<String> lines = text.lines().toList();
      String head = lines.get(1);
      int rows = Integer.parseInt(head.substring(head.lastIndexOf(',') + 1));
      assertEquals(rows, lines.size() - HEAD_LINES, each.toString());
    }
  }

  private List<Long> expected() {
    return log.read(Cursor.START, Integer.MAX_VALUE).samples().stream()
        .map(Sample::sequence)
        .toList();
  }

  private static List<Long> rows(List<Path> files) throws IOException {
    List<Long> rows = new ArrayList<>();
    for (Path each : files) {
      Files.readString(each)
          .lines()
          .skip(HEAD_LINES)
          .forEach(line -> rows.add(Long.valueOf(line.substring(line.lastIndexOf(',') + 1))));
    }
    return rows.stream().sorted().toList();
  }
}
