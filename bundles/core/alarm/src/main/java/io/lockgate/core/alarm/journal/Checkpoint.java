// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.alarm.journal;

import io.lockgate.api.alarm.Alarm;
import io.lockgate.api.alarm.AlarmEvent;
import io.lockgate.api.store.StateStore;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How the open alarms stood at a place in the journal, so that what came after it is all that must be read at the next
 * start. In parts, by the hash of the id, each with its own place. For one thread at a time.
 */
public final class Checkpoint {
  private static final Logger LOG = LoggerFactory.getLogger(Checkpoint.class);
  private static final int PARTS = 8;
  private static final int PAGE = 1_000;

  private final StateStore store;

  /** In this store. */
  public Checkpoint(StateStore store) {
    this.store = store;
  }

  /**
   * Writes how alarms stand.
   *
   * @param sequence the newest event that has gone into them
   * @throws IOException a part could not be stored; the parts that were not are as before
   */
  public void write(long sequence, Collection<Alarm> open) throws IOException {
    List<List<Alarm>> parts = new ArrayList<>();
    for (int i = 0; i < PARTS; i++) {
      parts.add(new ArrayList<>());
    }
    open.forEach(alarm -> parts.get(part(alarm)).add(alarm));
    for (int i = 0; i < PARTS; i++) {
      byte[] alarms = AlarmCodec.alarms(parts.get(i));
      ByteBuffer bytes = ByteBuffer.allocate(Long.BYTES + alarms.length);
      bytes.putLong(sequence).put(alarms);
      if (bytes.capacity() > StateStore.MAX_BYTES) {
        throw new IOException("too many alarms are open to be remembered: " + open.size());
      }
      store.write(name(i), bytes.array());
    }
  }

  /**
   * How alarms stood last: the checkpoint, and what the journal knows since.
   *
   * @throws IOException the journal cannot be read; a damaged part of the checkpoint is passed over and said so
   */
  public Collection<Alarm> read(Journal journal) throws IOException {
    Map<String, Alarm> alarms = new LinkedHashMap<>();
    Map<Integer, Long> places = new HashMap<>();
    for (int i = 0; i < PARTS; i++) {
      places.put(i, part(i, alarms));
    }
    long from = places.values().stream().mapToLong(Long::longValue).min().orElse(0);
    List<AlarmEvent> page;
    do {
      page = journal.read(from, PAGE);
      for (AlarmEvent event : page) {
        from = event.sequence();
        if (from > places.getOrDefault(part(event.alarm()), 0L)) {
          alarms.put(event.alarm().id(), event.alarm());
        }
      }
    } while (!page.isEmpty());
    return alarms.values();
  }

  /** Reads a part; the place of it. */
  private long part(int number, Map<String, Alarm> into) {
    try {
      byte[] bytes = store.read(name(number)).orElse(new byte[0]);
      if (bytes.length < Long.BYTES) {
        return 0;
      }
      ByteBuffer buffer = ByteBuffer.wrap(bytes);
      long place = buffer.getLong();
      byte[] alarms = new byte[buffer.remaining()];
      buffer.get(alarms);
      AlarmCodec.alarms(alarms).forEach(alarm -> into.put(alarm.id(), alarm));
      return place;
    } catch (IOException e) {
      LOG.error("How some alarms stood is lost but for what the journal says", e);
      return 0;
    }
  }

  private static int part(Alarm alarm) {
    return Math.floorMod(alarm.id().hashCode(), PARTS);
  }

  private static String name(int part) {
    return "alarm/standing/" + part;
  }
}
