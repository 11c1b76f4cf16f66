// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.point.bus;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lockgate.api.store.StateStore;
import io.lockgate.core.point.table.PointTable.Stamp;
import io.lockgate.testkit.FakeClock;
import io.lockgate.testkit.fakes.MemoryStateStore;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** The power goes between any two writes to the store: no number comes twice. */
class SampleNumbersCrashTest {
  private static final int MANY = 1 << 30;

  private final FakeClock clock = new FakeClock();
  private final AtomicLong used = new AtomicLong();

  /** What was on the disk, and the highest number that had been used before that changed. */
  private record Moment(Map<String, byte[]> disk, long used) {}

  /** A store that keeps every state it went through. */
  private final class Recorded implements StateStore {
    final List<Moment> history = new ArrayList<>();
    private final MemoryStateStore store = new MemoryStateStore();

    Recorded(Map<String, byte[]> disk) {
      store.contents(disk);
    }

    @Override
    public Optional<byte[]> read(String name) throws IOException {
      return store.read(name);
    }

    @Override
    public synchronized void write(String name, byte[] value) throws IOException {
      history.add(new Moment(store.contents(), used.get()));
      store.write(name, value);
    }

    synchronized List<Moment> end() {
      history.add(new Moment(store.contents(), used.get()));
      return List.copyOf(history);
    }

    @Override
    public void delete(String name) throws IOException {
      store.delete(name);
    }

    @Override
    public List<String> list(String prefix) throws IOException {
      return store.list(prefix);
    }
  }

  @Test
  void crashBetweenAnyTwoWrites_repeatsNoNumber() throws Exception {
    Random random = new Random(7);
    Map<String, byte[]> disk = Map.of();
    int moments = 0;
    for (int start = 0; start < 20; start++) {
      List<Moment> history = run(disk, 1 + random.nextInt(12));
      for (Moment each : history) {
        MemoryStateStore left = new MemoryStateStore();
        left.contents(each.disk());
        long next = new SampleNumbers(left, clock).take(1);
        assertTrue(next > each.used(), next + " was used before: up to " + each.used());
        moments++;
      }
      Moment crash = history.get(random.nextInt(history.size()));
      disk = crash.disk();
      used.set(crash.used());
    }
    assertTrue(moments > 60, "enough moments: " + moments);
  }

  private List<Moment> run(Map<String, byte[]> disk, int takes) throws Exception {
    Recorded store = new Recorded(disk);
    SampleNumbers numbers = new SampleNumbers(store, clock);
    for (int i = 0; i < takes; i++) {
      long first = numbers.take(MANY);
      if (first != Stamp.NONE) {
        assertTrue(first > used.get());
        used.set(first + MANY - 1);
      }
      await()
          .pollDelay(Duration.ZERO)
          .pollInterval(Duration.ofMillis(1))
          .until(SampleNumbersTest::nobodyReserves);
    }
    return store.end();
  }
}
