// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.alarm.journal;

import io.lockgate.api.alarm.AlarmEvent;
import java.io.IOException;
import java.util.List;

/** What has happened, bounded, the oldest gone first. Thread-safe. */
public interface Journal {
  /** Sequence number of the newest event that is or may be stored; 0 for none. */
  long last();

  /**
   * Adds events in order of sequence, all above {@link #last}; on return they are forced to disk.
   *
   * @throws IOException not all could be stored; the same events may be added again
   */
  void append(List<AlarmEvent> events) throws IOException;

  /**
   * Events after a sequence number, oldest first; begins with the oldest there is.
   *
   * @throws IOException it cannot be read
   */
  List<AlarmEvent> read(long after, int limit) throws IOException;
}
