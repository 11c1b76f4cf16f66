// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.point.table;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lockgate.api.driver.PointDirectory.Entry;
import io.lockgate.api.point.PointId;
import io.lockgate.api.point.Sample;
import io.lockgate.core.point.PointCore;
import io.lockgate.core.point.Points;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Writers publish the same value to all points of a group at once, readers look at random parts of it. What they see must
 * be one value, and never an older one than before.
 */
class SnapshotStressTest {
  private static final int PUBLICATIONS = Integer.getInteger("lockgate.point.publications", 20_000);
  private static final int POINTS = 40;

  private final List<Entry> first = Points.entries("first", POINTS);
  private final List<Entry> second = Points.entries("second", POINTS);
  private final AtomicBoolean done = new AtomicBoolean();
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final PointCore core;

  SnapshotStressTest() throws Exception {
    core = new PointCore();
    core.directory.declare("first", first, Points.NO_WAY);
    core.directory.declare("second", second, Points.NO_WAY);
    core.bus.publish(Points.readings(first, 0));
    core.bus.publish(Points.readings(second, 0));
  }

  @AfterEach
  void stop() throws Exception {
    done.set(true);
    threads.shutdownNow();
    core.close();
  }

  @Test
  void readingsPublishedTogether_areSeenAllOrNone() throws Exception {
    List<Future<Long>> readers = new ArrayList<>();
    readers.add(threads.submit(reader(first, 1)));
    readers.add(threads.submit(reader(first, 2)));
    readers.add(threads.submit(reader(second, 3)));
    List<Future<?>> writers = List.of(writer(first), writer(second));
    for (Future<?> writer : writers) {
      writer.get();
    }
    done.set(true);
    for (Future<Long> reader : readers) {
      assertTrue(reader.get() > 0, "a reader looked at least once");
    }
  }

  private Future<?> writer(List<Entry> group) {
    return threads.submit(
        () -> {
          for (int i = 1; i <= PUBLICATIONS; i++) {
            core.bus.publish(Points.readings(group, i));
          }
        });
  }

  private Callable<Long> reader(List<Entry> group, long seed) {
    return () -> {
      Random random = new Random(seed);
      List<PointId> ids = new ArrayList<>(group.stream().map(Entry::id).toList());
      long newest = 0;
      long looks = 0;
      while (!done.get()) {
        Collections.shuffle(ids, random);
        List<Sample> seen = core.image.read(ids.subList(0, 2 + random.nextInt(POINTS - 2)));
        long value = seen.get(0).value().asLong(-1);
        for (Sample sample : seen) {
          assertEquals(value, sample.value().asLong(-1), "one moment");
        }
        long alone = core.image.read(ids.get(0)).value().asLong(-1);
        assertTrue(value >= newest && alone >= value, "time goes on");
        newest = alone;
        looks++;
      }
      return looks;
    };
  }

  @Test
  void aListThatPublishesWhileItIsRead_disturbsNobody() {
    List<Sample> seen =
        core.image.read(
            new SlowList(
                first.stream().map(Entry::id).toList(),
                () -> core.bus.publish(Points.readings(first, 7))));
    assertTrue(seen.stream().allMatch(sample -> sample.value().asLong(-1) == 7));
  }

  /** Something happens each time the next element is asked for. */
  private static final class SlowList extends AbstractList<PointId> {
    private final List<PointId> ids;
    private final Runnable meanwhile;

    SlowList(List<PointId> ids, Runnable meanwhile) {
      this.ids = ids;
      this.meanwhile = meanwhile;
    }

    @Override
    public PointId get(int index) {
      meanwhile.run();
      return ids.get(index);
    }

    @Override
    public int size() {
      return ids.size();
    }
  }
}
