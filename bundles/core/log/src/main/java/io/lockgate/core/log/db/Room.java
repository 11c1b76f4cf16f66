// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.log.db;

import java.sql.SQLException;
import org.sqlite.SQLiteErrorCode;

/** Keeps the log within its quota and out of the reserve of the disk: the oldest segments go. For the writer's thread. */
public final class Room {
  /** Free pages inside the file that are enough for what comes next. */
  private static final long ENOUGH = 1 << 20;

  private final LogFile file;
  private final StoredLog.Disk disk;
  private final Commits commits;
  private final LogEvents events;

  Room(LogFile file, StoredLog.Disk disk, Commits commits, LogEvents events) {
    this.file = file;
    this.disk = disk;
    this.commits = commits;
    this.events = events;
  }

  /**
   * What is used of the room.
   *
   * @param used bytes of the file in use
   * @param quota most of them
   * @param usable bytes that can still be written to the disk
   */
  public record Use(long used, long quota, long usable) {
    /** Share of the quota, 1 when it is used up. */
    public double share() {
      return used / (double) quota;
    }
  }

  /** As it is now; by any thread, one at a time. */
  Use use(Limits limits) throws SQLException {
    return new Use(file.used(), limits.bytes(), disk.usable());
  }

  /**
   * Before a commit: with the reserve of the disk at stake the oldest samples make room inside the file.
   *
   * @throws SQLException there is nothing left to give up
   */
  void makeForMore(Limits limits) throws SQLException {
    if (disk.usable() >= limits.reserve()) {
      return;
    }
    while (file.free() < ENOUGH) {
      SegmentRow oldest = commits.oldest();
      if (oldest == null) {
        throw new SQLException(
            "less than "
                + (limits.reserve() >> 20)
                + " MB of the disk are free, which are kept for"
                + " settings and audit",
            "",
            SQLiteErrorCode.SQLITE_FULL.code);
      }
      drop(oldest);
    }
  }

  /**
   * After a segment was sealed: gives up what is beyond quota or age.
   *
   * @param now time of receipt of the newest sample; the smallest number when the clock was not good, and age unknown
   */
  void keep(Limits limits, long now) throws SQLException {
    for (SegmentRow oldest = commits.oldest();
        oldest != null && (file.used() > limits.bytes() || isTooOld(oldest, limits, now));
        oldest = commits.oldest()) {
      drop(oldest);
    }
  }

  private static boolean isTooOld(SegmentRow segment, Limits limits, long now) {
    return now != Long.MIN_VALUE && segment.receivedTo() < now - limits.age().toMillis();
  }

  private void drop(SegmentRow segment) throws SQLException {
    commits.drop(segment);
    events.dropped(segment.count());
  }
}
