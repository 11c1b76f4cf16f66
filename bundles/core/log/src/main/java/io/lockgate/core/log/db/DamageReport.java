// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.log.db;

import io.lockgate.api.point.PointId;
import io.lockgate.core.log.chunk.Chunk;
import io.lockgate.core.log.chunk.DamagedChunkException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Tells each damage once, however often it is met. Thread-safe. */
final class DamageReport {
  private static final int MOST_REMEMBERED = 100_000;

  private final LogEvents events;
  private final Set<String> told = ConcurrentHashMap.newKeySet();

  DamageReport(LogEvents events) {
    this.events = events;
  }

  /** A row of chunks cannot be read. */
  void chunk(ChunkRow row, @Nullable PointId point, DamagedChunkException why) {
    if (isNew("chunk " + row.point() + " " + row.segment())) {
      String whose = point == null ? "of an unknown point" : "of " + point;
      events.damaged(
          new Damage(
              "a chunk " + whose + ", " + why.getMessage(),
              Math.max(0, Math.min(row.count(), Chunk.MOST)),
              Math.min(row.firstMillis(), row.lastMillis()),
              Math.max(row.firstMillis(), row.lastMillis())));
    }
  }

  /** A block cannot be read. */
  void block(BlockRow row, DamagedChunkException why) {
    if (isNew("block " + row.last())) {
      events.damaged(
          new Damage("a block, " + why.getMessage(), row.count(), Long.MIN_VALUE, Long.MAX_VALUE));
    }
  }

  /** Chunks of a segment are gone. */
  void segment(long segment, long samples) {
    if (isNew("segment " + segment)) {
      events.damaged(new Damage("chunks of a segment", samples, Long.MIN_VALUE, Long.MAX_VALUE));
    }
  }

  private boolean isNew(String key) {
    return told.size() < MOST_REMEMBERED && told.add(key);
  }
}
