// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.alarm.journal;

import io.lockgate.api.alarm.AlarmEvent;
import io.lockgate.api.store.StateStore;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Values of the state store, each with up to {@link #SEGMENT} events and named by the sequence number of its first; the
 * newest is written anew with each addition. A segment that cannot be read is passed over and said so. Thread-safe.
 */
public final class StoredJournal implements Journal {
  /** Most events of a segment: 20 kB or so. */
  static final int SEGMENT = 64;

  private static final Logger LOG = LoggerFactory.getLogger(StoredJournal.class);
  private static final String FOLDER = "alarm/journal/";

  private final StateStore store;
  private final int segments;
  private final TreeMap<Long, String> names = new TreeMap<>();
  private List<AlarmEvent> newest = new ArrayList<>();
  private long last;

  /**
   * Opens what there is.
   *
   * @param most events to keep, rounded up to whole segments
   * @throws IOException the store cannot be read
   */
  public StoredJournal(StateStore store, int most) throws IOException {
    this.store = store;
    this.segments = Math.max(2, (most + SEGMENT - 1) / SEGMENT);
    for (String name : store.list(FOLDER)) {
      names.put(Long.parseLong(name.substring(FOLDER.length())), name);
    }
    if (!names.isEmpty()) {
      long first = names.lastKey();
      newest = new ArrayList<>(segment(names.lastEntry()));
      // a damaged one may have held as many as that
      last = newest.isEmpty() ? first + SEGMENT - 1 : newest.get(newest.size() - 1).sequence();
    }
  }

  @Override
  public synchronized long last() {
    return last;
  }

  @Override
  public synchronized void append(List<AlarmEvent> given) throws IOException {
    List<AlarmEvent> events = given.stream().filter(event -> event.sequence() > last).toList();
    int done = 0;
    while (done < events.size()) {
      boolean begins = newest.isEmpty() || newest.size() >= SEGMENT;
      List<AlarmEvent> content = begins ? new ArrayList<>() : new ArrayList<>(newest);
      int end = Math.min(events.size(), done + SEGMENT - content.size());
      content.addAll(events.subList(done, end));
      long first = content.get(0).sequence();
      String name = FOLDER + "%019d".formatted(first);
      store.write(name, AlarmCodec.events(content));
      names.put(first, name);
      newest = content;
      last = content.get(content.size() - 1).sequence();
      done = end;
    }
    while (names.size() > segments) {
      store.delete(names.firstEntry().getValue());
      names.pollFirstEntry();
    }
  }

  @Override
  public synchronized List<AlarmEvent> read(long after, int limit) throws IOException {
    List<AlarmEvent> found = new ArrayList<>();
    Long from = names.floorKey(after + 1);
    for (Map.Entry<Long, String> each :
        (from == null ? names : names.tailMap(from, true)).entrySet()) {
      List<AlarmEvent> content = each.getKey().equals(names.lastKey()) ? newest : segment(each);
      for (AlarmEvent event : content) {
        if (event.sequence() > after && found.size() < limit) {
          found.add(event);
        }
      }
      if (found.size() >= limit) {
        break;
      }
    }
    return List.copyOf(found);
  }

  private List<AlarmEvent> segment(Map.Entry<Long, String> entry) {
    try {
      return AlarmCodec.events(store.read(entry.getValue()).orElse(new byte[0]));
    } catch (IOException e) {
      LOG.error("Part of the alarm journal from event {} on is lost", entry.getKey(), e);
      return List.of();
    }
  }
}
