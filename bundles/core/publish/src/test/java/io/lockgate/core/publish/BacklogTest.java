// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.publish;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lockgate.api.point.PointId;
import io.lockgate.api.point.Quality;
import io.lockgate.api.point.Sample;
import io.lockgate.api.point.Value;
import io.lockgate.api.publish.Acknowledgement;
import io.lockgate.api.publish.Batch;
import io.lockgate.api.publish.PublishException;
import io.lockgate.api.publish.Publisher;
import io.lockgate.api.time.ClockQuality;
import io.lockgate.api.time.GatewayClock;
import io.lockgate.core.log.db.Limits;
import io.lockgate.core.log.keep.KeptLog;
import io.lockgate.core.log.keep.Standing;
import io.lockgate.testkit.fakes.MemoryStateStore;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** R7, without a network: a million samples wait in the real log while the other side is away, and all go up. */
class BacklogTest {
  private static final int SAMPLES = 1_000_000;
  private static final int POINTS = 500;
  private static final int DRAIN_GOAL = 5_000;
  private static final long HEAP_GOAL = 32L << 20;

  private final GatewayClock clock = new SystemTime();
  @TempDir Path folder;

  /** Counts what comes in turn, and knows how old what comes first is. */
  private final class Broker implements Publisher {
    private volatile boolean up;
    private final AtomicLong taken = new AtomicLong();
    private final AtomicLong wrong = new AtomicLong();
    private final AtomicLong oldestLive = new AtomicLong();
    private final AtomicLong lives = new AtomicLong();

    @Override
    public boolean wants(PointId point) {
      return true;
    }

    @Override
    public int maxBatch() {
      return 1_000;
    }

    @Override
    public int maxInFlight() {
      return 8;
    }

    @Override
    public CompletionStage<Acknowledgement> publish(Batch batch, Duration within) {
      if (!up) {
        return CompletableFuture.failedFuture(
            new PublishException(PublishException.Kind.UNREACHABLE, "down"));
      }
      if (batch.lane() == Batch.Lane.LIVE) {
        long newest = batch.samples().get(batch.samples().size() - 1).receiveMillis();
        oldestLive.accumulateAndGet(clock.now().toEpochMilli() - newest, Math::max);
        lives.incrementAndGet();
      } else {
        long next = taken.get();
        for (Sample sample : batch.samples()) {
          wrong.addAndGet(sample.sequence() == ++next ? 0 : 1);
        }
        taken.set(next);
      }
      return CompletableFuture.completedFuture(Acknowledgement.all(batch));
    }

    @Override
    public CompletionStage<String> test(Duration within) {
      return CompletableFuture.completedFuture("fine");
    }
  }

  private List<Sample> samples(long from, int count) {
    long now = clock.now().toEpochMilli();
    List<Sample> samples = new ArrayList<>(count);
    for (long i = from; i < from + count; i++) {
      samples.add(
          new Sample(
              new PointId("m" + i % POINTS, "P"),
              Value.of(i % 1_000),
              Quality.GOOD,
              now,
              now,
              ClockQuality.SYNCED,
              i));
    }
    return samples;
  }

  private static long heap() {
    System.gc();
    return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
  }

  @Test
  void a_million_samples_wait_and_all_go_up_in_order() throws Exception {
    Standing standing = new Standing((type, detail) -> {});
    KeptLog log = new KeptLog(folder, () -> Long.MAX_VALUE, Limits.DEFAULT, clock, standing);
    Awaitility.await().until(() -> !standing.view().starting());
    Broker broker = new Broker();
    try (Desk desk =
        new Desk(
            log,
            new MemoryStateStore(),
            clock,
            Duration.ofDays(1),
            new Desk.Notices() {
              @Override
              public void stuck(String id, PublishException.Kind kind, String reason) {
                throw new IllegalStateException(reason);
              }

              @Override
              public void dropped(String id, long samples) {
                throw new IllegalStateException("dropped " + samples);
              }
            })) {
      desk.comes("broker", broker);
      long before = heap();
      CompletableFuture<?> last = CompletableFuture.completedFuture(null);
      for (int i = 1; i < SAMPLES; i += 10_000) {
        last = log.append(samples(i, 10_000)).toCompletableFuture();
        if (i % 100_000 == 1) {
          last.get(30, TimeUnit.SECONDS);
        }
      }
      last.get(30, TimeUnit.SECONDS);
      Awaitility.await()
          .atMost(Duration.ofSeconds(10))
          .until(() -> desk.list().get(0).backlog() == SAMPLES);
      long grown = heap() - before;
      broker.up = true;
      desk.tryAgain("broker");
      long began = System.nanoTime();
      long number = SAMPLES;
      while (broker.taken.get() < SAMPLES && System.nanoTime() - began < 120e9) {
        log.append(samples(number + 1, 10)).toCompletableFuture().get(10, TimeUnit.SECONDS);
        number += 10;
      }
      double seconds = (System.nanoTime() - began) / 1e9;
      long all = number;
      Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> broker.taken.get() == all);
      System.out.printf(
          "R7: %d samples in %.1f s (%.0f/s), heap +%d kB, live %d batches, at most %d ms old%n",
          SAMPLES,
          seconds,
          SAMPLES / seconds,
          grown >> 10,
          broker.lives.get(),
          broker.oldestLive.get());
      assertEquals(0, broker.wrong.get(), "in order, none missing, none twice");
      assertTrue(SAMPLES / seconds >= DRAIN_GOAL, seconds + " s");
      assertTrue(grown <= HEAP_GOAL, grown + " bytes");
      assertTrue(broker.oldestLive.get() <= 5_000, broker.oldestLive.get() + " ms");
      assertEquals(0, desk.list().get(0).dropped());
    } finally {
      log.close();
    }
  }
}
