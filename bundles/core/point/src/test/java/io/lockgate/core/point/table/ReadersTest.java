// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.point.table;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lockgate.api.point.PointId;
import io.lockgate.api.point.Reading;
import io.lockgate.api.point.Value;
import io.lockgate.api.time.ClockQuality;
import io.lockgate.core.point.Points;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReadersTest {
  private static final String POINT = "meter/W";

  private final Readers readers = new Readers();
  private final Slot slot = new Slot(Points.entry(POINT), Points.NO_WAY);

  private void put(long sequence) {
    Reading reading = Reading.of(PointId.of(POINT), Value.of(sequence));
    slot.put(reading, new AtZero(), sequence, readers.oldest(sequence - 1));
  }

  private record AtZero() implements PointTable.Stamp {
    @Override
    public long take(int count) {
      return NONE;
    }

    @Override
    public long receiveMillis() {
      return 0;
    }

    @Override
    public ClockQuality clock() {
      return ClockQuality.SYNCED;
    }
  }

  private int enter(long upTo) {
    int place = readers.enter();
    readers.pin(place, upTo);
    return place;
  }

  @Test
  void withoutReaders_onlyTheCommittedOneIsKept() {
    for (int i = 1; i <= 10; i++) {
      put(i);
    }
    assertEquals(2, SnapshotStressTest.depth(slot));
    assertNull(slot.newest().upTo(8));
  }

  @Test
  void whoHasEntered_isGivenEverything_untilItSaysWhatItWants() {
    put(1);
    int place = readers.enter();
    put(2);
    put(3);
    assertNotNull(slot.newest().upTo(1));
    readers.pin(place, 2);
    put(4);
    assertNull(slot.newest().upTo(1));
    assertNotNull(slot.newest().upTo(2));
    readers.leave(place);
    put(5);
    assertNull(slot.newest().upTo(2));
  }

  @Test
  void readersThatOverlapForEver_doNotLetTheHistoryGrow() {
    int before = enter(0);
    for (int i = 1; i <= 1_000; i++) {
      put(i);
      int next = enter(i);
      readers.leave(before);
      before = next;
      assertTrue(SnapshotStressTest.depth(slot) <= 3);
      assertNotNull(slot.newest().upTo(i));
    }
  }

  @Test
  void readersWithoutAPlace_keepEverything() {
    List<Integer> places = new ArrayList<>();
    for (int i = 0; i < 70; i++) {
      places.add(enter(5));
    }
    assertEquals(0, readers.oldest(5));
    places.forEach(readers::leave);
    assertEquals(5, readers.oldest(5));
    assertEquals(0, enter(3), "all places are free again");
    assertEquals(3, readers.oldest(5));
  }
}
