// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.log.db;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lockgate.api.point.PointId;
import io.lockgate.api.point.Quality;
import io.lockgate.api.point.Sample;
import io.lockgate.api.point.Value;
import io.lockgate.api.publish.Cursor;
import io.lockgate.api.store.Bucket;
import io.lockgate.api.store.LogPage;
import io.lockgate.api.time.ClockQuality;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoredLogTest {
  private static final int POINTS = 20;
  private static final long BEGIN = 1_700_000_000_000L;

  private final List<String> told = new ArrayList<>();
  @TempDir Path folder;

  private final LogEvents events =
      new LogEvents() {
        @Override
        public void notStored(int samples, String reason) {
          told.add("not stored " + samples + " " + reason);
        }

        @Override
        public void storedAgain() {
          told.add("stored again");
        }

        @Override
        public void dropped(long samples) {
          told.add("dropped " + samples);
        }

        @Override
        public void damaged(Damage damage) {
          told.add("damaged " + damage.text());
        }

        @Override
        public void corrupt(String reason) {
          told.add("corrupt " + reason);
        }
      };

  private StoredLog open(int sealAt, long bytes) throws IOException {
    return StoredLog.open(
        folder.resolve("samples.db"),
        () -> Long.MAX_VALUE,
        new Limits(Duration.ofMillis(1), sealAt, bytes, Duration.ofDays(9), 0),
        events);
  }

  private static Sample sample(int number) {
    return new Sample(
        PointId.of("meter/p" + number % POINTS),
        new Value.Decimal(number, 2),
        Quality.GOOD,
        BEGIN + number,
        BEGIN + number,
        ClockQuality.SYNCED,
        number);
  }

  private static List<Sample> samples(int from, int to) {
    List<Sample> samples = new ArrayList<>();
    for (int i = from; i < to; i++) {
      samples.add(sample(i));
    }
    return samples;
  }

  private static void fill(StoredLog log, int from, int to, int step) {
    CompletableFuture<?> last = CompletableFuture.completedFuture(null);
    for (int i = from; i < to; i += step) {
      last = log.append(samples(i, i + step)).toCompletableFuture();
    }
    last.join();
  }

  private static List<Sample> all(StoredLog log, int page) throws IOException {
    List<Sample> all = new ArrayList<>();
    Cursor at = Cursor.START;
    for (LogPage next = log.read(at, page); !next.samples().isEmpty(); next = log.read(at, page)) {
      assertTrue(next.samples().size() <= page);
      assertEquals(0, next.lost());
      all.addAll(next.samples());
      at = next.next();
    }
    return all;
  }

  @Test
  void what_was_acknowledged_is_read_in_order_over_segments_blocks_and_restarts() throws Exception {
    try (StoredLog log = open(1_000, Long.MAX_VALUE)) {
      fill(log, 1, 3_501, 100);
      assertEquals(samples(1, 3_501), all(log, 77));
      assertEquals(new Cursor(3_500), log.end());
    }
    try (StoredLog log = open(1_000, Long.MAX_VALUE)) {
      assertEquals(new Cursor(3_500), log.end());
      assertEquals(samples(1, 3_501), all(log, 1_000));
      fill(log, 3_501, 4_501, 50);
      assertEquals(samples(1, 4_501), all(log, 5_000));
      assertEquals(sample(4_500), log.latest(sample(4_500).point()).orElseThrow());
    }
    assertEquals(List.of(), told);
  }

  @Test
  void a_point_is_read_by_time_and_summed_up() throws Exception {
    try (StoredLog log = open(1_000, Long.MAX_VALUE)) {
      fill(log, 1, 3_501, 100);
      PointId point = sample(7).point();
      List<Sample> range = log.range(point, BEGIN + 500, BEGIN + 3_400, 1_000);
      assertEquals(145, range.size());
      assertEquals(sample(507), range.get(0));
      assertEquals(sample(3_387), range.get(144));
      assertEquals(range.subList(0, 9), log.range(point, BEGIN + 500, BEGIN + 3_400, 9));
      List<Bucket> buckets = log.downsample(point, BEGIN, BEGIN + 4_000, 4);
      assertEquals(4, buckets.size());
      assertEquals(
          new Bucket(BEGIN + 1_000, 50, 10.07, 19.87, 14.97, 10.07, 19.87),
          rounded(buckets.get(1)));
      assertEquals(25, buckets.get(3).count());
      assertEquals(List.of(), log.range(PointId.of("no/one"), 0, Long.MAX_VALUE, 9));
    }
  }

  private static Bucket rounded(Bucket it) {
    double average = Math.round(it.average() * 1e6) / 1e6;
    return new Bucket(
        it.startMillis(), it.count(), it.min(), it.max(), average, it.first(), it.last());
  }

  @Test
  void a_place_is_found_by_time_of_receipt() throws Exception {
    try (StoredLog log = open(1_000, Long.MAX_VALUE)) {
      fill(log, 1, 3_501, 100);
      assertEquals(Cursor.START, log.at(0));
      assertEquals(new Cursor(999), log.at(BEGIN + 1_000));
      assertEquals(new Cursor(3_399), log.at(BEGIN + 3_400));
      assertEquals(new Cursor(3_500), log.at(BEGIN + 9_999));
    }
  }

  @Test
  void a_number_that_does_not_rise_is_refused() throws Exception {
    try (StoredLog log = open(1_000, Long.MAX_VALUE)) {
      fill(log, 1, 11, 10);
      CompletableFuture<Cursor> again = log.append(samples(10, 12)).toCompletableFuture();
      assertTrue(again.isCompletedExceptionally());
      assertEquals(samples(1, 11), all(log, 100));
    }
  }

  @Test
  void beyond_the_quota_the_oldest_go_and_are_counted() throws Exception {
    try (StoredLog log = open(1_000, 400_000)) {
      fill(log, 1, 200_001, 1_000);
      LogPage page = log.read(Cursor.START, 10);
      assertTrue(page.lost() > 0);
      assertEquals(page.lost() + 1, page.samples().get(0).sequence());
      assertTrue(told.stream().allMatch(each -> each.startsWith("dropped ")), told::toString);
    }
  }
}
