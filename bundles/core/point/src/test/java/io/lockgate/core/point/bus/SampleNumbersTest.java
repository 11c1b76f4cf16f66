// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.point.bus;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lockgate.core.point.table.PointTable.Stamp;
import io.lockgate.testkit.FakeClock;
import io.lockgate.testkit.fakes.MemoryStateStore;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class SampleNumbersTest {
  private static final int MANY = 1 << 30;

  private final MemoryStateStore store = new MemoryStateStore();
  private final FakeClock clock = new FakeClock();

  private SampleNumbers start() throws IOException {
    return new SampleNumbers(store, clock);
  }

  @Test
  void numbersBeginAboveZero_andRise() throws Exception {
    SampleNumbers numbers = start();
    assertEquals(1, numbers.take(5));
    assertEquals(6, numbers.take(1));
  }

  @Test
  void restart_risesOverEverythingBefore_whateverTheClockDoes() throws Exception {
    long last = start().take(1_000) + 999;
    clock.jumpTo(Instant.EPOCH);
    for (int i = 0; i < 100; i++) {
      long first = start().take(1);
      assertTrue(first > last, first + " after " + last);
      last = first;
    }
  }

  @Test
  void nextBlock_isReservedBeforeItIsUsed() throws Exception {
    SampleNumbers numbers = start();
    long last = 0;
    for (int i = 0; i < 20; i++) {
      long next = numbers.take(MANY);
      while (next == Stamp.NONE) {
        next = numbers.take(MANY);
      }
      assertTrue(next > last);
      last = next + MANY - 1;
      assertTrue(reserved() >= last, "the disk knows of " + last);
    }
    assertTrue(start().take(1) > last);
  }

  private long reserved() {
    return store.contents().values().stream()
        .mapToLong(value -> Long.parseLong(new String(value, US_ASCII)))
        .min()
        .orElse(0);
  }

  @Test
  void storeThatFails_isAskedAgainAfterAPause_andTheRestOfTheBlockServes() throws Exception {
    SampleNumbers numbers = start();
    store.failWrites(true);
    for (int i = 0; i < 4; i++) {
      assertTrue(numbers.take(MANY - 1) > 0);
    }
    assertEquals(Stamp.NONE, numbers.take(MANY));
    await().until(SampleNumbersTest::nobodyReserves);
    store.failWrites(false);
    assertEquals(Stamp.NONE, numbers.take(MANY), "not asked again at once");
    clock.pass(Duration.ofSeconds(11));
    await().until(() -> numbers.take(MANY) > SampleNumbers.BLOCK / 2);
  }

  static boolean nobodyReserves() {
    return Thread.getAllStackTraces().keySet().stream()
        .noneMatch(thread -> thread.getName().equals("lockgate-point-numbers"));
  }

  @Test
  void oneDamagedCopy_forgetsNothing_twoStopTheStart() throws Exception {
    long last = start().take(7) + 6;
    List<String> names = new ArrayList<>(store.contents().keySet());
    assertEquals(2, names.size());
    for (String name : names) {
      SortedMap<String, byte[]> whole = store.contents();
      store.write(name, "?".getBytes(US_ASCII));
      assertTrue(start().take(1) > last);
      store.contents(whole);
    }
    store.contents(new TreeMap<>(Map.of(names.get(0), new byte[0], names.get(1), new byte[0])));
    assertThrows(IOException.class, this::start);
  }

  @Test
  void storeThatCannotBeRead_stopsTheStart() {
    store.fail(true);
    assertThrows(IOException.class, this::start);
  }
}
