// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.point.table;

import io.lockgate.api.driver.PointDirectory.Entry;
import io.lockgate.api.driver.PointDirectory.PointAccess;
import io.lockgate.api.point.PointId;
import io.lockgate.api.point.Quality;
import io.lockgate.api.point.Reading;
import io.lockgate.api.point.Sample;
import io.lockgate.api.time.ClockQuality;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.StampedLock;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/**
 * All points with their latest samples, which a publication replaces in place.
 *
 * <p>Thread-safe. Two locks, always in this order: {@link #structure} while points or hearers come and go, {@link
 * #publishing} for each publication. A reader looks without a lock and, should somebody have published meanwhile, once
 * more with the read lock: so it waits for one publication at most, some ten microseconds, and no code but that of this
 * package runs under it.
 */
@Component(service = PointTable.class, immediate = true)
public final class PointTable {
  private final ReentrantLock structure = new ReentrantLock();
  private final StampedLock publishing = new StampedLock();
  private final Map<PointId, Slot> slots = new ConcurrentHashMap<>();
  private final List<Hearer> hearers = new ArrayList<>();
  private final AtomicLong changes = new AtomicLong();
  private volatile Names names = new Names(0, Collections.emptySortedSet());

  /** Used under the publishing lock only. */
  private final List<Hearer> told = new ArrayList<>();

  /** The points there were after so many changes. */
  private record Names(long changes, SortedSet<PointId> sorted) {}

  /** When a publication was received, and its numbers. Kept with its samples: the same answers for ever. */
  public interface Stamp {
    /** There are no numbers. */
    long NONE = -1;

    /**
     * Takes so many numbers in a row, above all that were taken before. Called under the publishing lock.
     *
     * @return the first of them, or {@link #NONE}
     */
    long take(int count);

    long receiveMillis();

    ClockQuality clock();
  }

  @Activate
  public PointTable() {
    // begins empty
  }

  /** The place of a point; null when there is no such point. */
  public @Nullable Slot find(PointId point) {
    return slots.get(point);
  }

  /** All points, sorted; made anew only after a change. */
  SortedSet<PointId> points() {
    long now = changes.get();
    Names known = names;
    if (known.changes() != now) {
      known = new Names(now, Collections.unmodifiableSortedSet(new TreeSet<>(slots.keySet())));
      names = known;
    }
    return known.sorted();
  }

  /** The latest sample of a point. */
  Sample read(PointId point) {
    return read(new PointId[] {point})[0];
  }

  /** The latest samples of one moment. */
  List<Sample> read(List<PointId> points) {
    return List.of(read(points.toArray(PointId[]::new)));
  }

  private Sample[] read(PointId[] points) {
    Sample[] samples = new Sample[points.length];
    if (!look(points, samples, publishing.tryOptimisticRead())) {
      long stamp = publishing.readLock();
      try {
        look(points, samples, stamp);
      } finally {
        publishing.unlockRead(stamp);
      }
    }
    return samples;
  }

  /** Returns false when somebody has published since the stamp, which no one can while it stands for the lock. */
  private boolean look(PointId[] points, Sample[] samples, long stamp) {
    for (int i = 0; i < points.length; i++) {
      Slot slot = slots.get(points[i]);
      Sample sample =
          slot == null
              ? Sample.absent(points[i], Quality.CONFIGURATION)
              : slot.sample(points[i], publishing, stamp);
      if (sample == null) {
        return false;
      }
      samples[i] = sample;
    }
    return publishing.validate(stamp);
  }

  /**
   * Makes samples of readings and lets them be seen together, then by the hearers.
   *
   * @return how many readings went nowhere: they were of no known point, or there were no numbers
   */
  public int publish(List<Reading> readings, Stamp stamp) {
    long lock = publishing.writeLock();
    try {
      long sequence = stamp.take(readings.size());
      return sequence == Stamp.NONE
          ? readings.size()
          : readings.size() - commit(readings, stamp, sequence);
    } finally {
      publishing.unlockWrite(lock);
    }
  }

  /** Returns how many readings were of known points. */
  private int commit(List<Reading> readings, Stamp stamp, long first) {
    told.clear();
    long sequence = first;
    int known = 0;
    Slot before = null;
    for (Reading reading : readings) {
      Slot slot = following(before, reading.point());
      if (slot != null) {
        before = slot;
        slot.show(reading, stamp, sequence);
        tell(slot, reading, stamp, sequence);
        known++;
      }
      sequence++;
    }
    told.forEach(Hearer::published);
    return known;
  }

  /** The place of a point. Those of a device come in the same order each time, so each remembers who came after it. */
  private @Nullable Slot following(@Nullable Slot before, PointId point) {
    Slot guess = before == null ? null : before.follower();
    if (guess != null && guess.id().equals(point)) {
      return guess;
    }
    Slot found = slots.get(point);
    if (before != null) {
      before.follower(found);
    }
    return found;
  }

  private void tell(Slot slot, Reading reading, Stamp stamp, long sequence) {
    Hearer[] hearers = slot.hearers();
    if (hearers.length == 0) {
      return;
    }
    Sample sample = Sample.of(reading, stamp.receiveMillis(), stamp.clock(), sequence);
    for (Hearer hearer : hearers) {
      if (hearer.hear(sample)) {
        told.add(hearer);
      }
    }
  }

  /** Begins to tell somebody, with the next publication. */
  public void attach(Hearer hearer) {
    structure.lock();
    try {
      slots.values().stream().filter(slot -> hearer.wants(slot.id())).forEach(s -> s.add(hearer));
      hearers.add(hearer);
      whilePublishingRests(hearer::begin);
    } finally {
      structure.unlock();
    }
  }

  /** Ends that; no call follows after return. */
  public void detach(Hearer hearer) {
    whilePublishingRests(hearer::end);
    structure.lock();
    try {
      hearers.remove(hearer);
      slots.values().forEach(slot -> slot.remove(hearer));
    } finally {
      structure.unlock();
    }
  }

  /** Lets points come; those already there keep their samples and learn the new entry and way. */
  void add(List<Entry> entries, PointAccess access) {
    structure.lock();
    try {
      List<Slot> added = new ArrayList<>();
      for (Entry entry : entries) {
        Slot there = slots.get(entry.id());
        if (there == null) {
          Slot slot = new Slot(entry, access);
          hearers.stream().filter(each -> each.wants(entry.id())).forEach(slot::add);
          added.add(slot);
        } else {
          there.know(entry, access);
        }
      }
      whilePublishingRests(() -> added.forEach(slot -> slots.put(slot.id(), slot)));
      changes.incrementAndGet();
    } finally {
      structure.unlock();
    }
  }

  /** Lets points go, with their samples. */
  void remove(Collection<PointId> points) {
    structure.lock();
    try {
      whilePublishingRests(() -> points.forEach(this::drop));
      changes.incrementAndGet();
    } finally {
      structure.unlock();
    }
  }

  private void drop(PointId point) {
    Slot gone = slots.remove(point);
    if (gone != null) {
      gone.leave();
    }
  }

  private void whilePublishingRests(Runnable change) {
    long lock = publishing.writeLock();
    try {
      change.run();
    } finally {
      publishing.unlockWrite(lock);
    }
  }
}
