// SPDX-License-Identifier: Apache-2.0
package io.lockgate.api.alarm;

import io.lockgate.api.time.ClockQuality;
import java.time.Instant;

/**
 * One line of the journal: an alarm has changed.
 *
 * @param sequence rises by one with every event, over restarts
 * @param time when, wall time
 * @param clock whether that time could be trusted
 * @param alarm how it stands since
 * @param change what happened
 * @param by identity id of who did it; {@code system} when nobody did
 */
public record AlarmEvent(
    long sequence, Instant time, ClockQuality clock, Alarm alarm, Change change, String by) {
  /** What can happen to an alarm. */
  public enum Change {
    /** The condition holds. */
    RAISED,
    /** The condition is over. */
    CLEARED,
    /** Somebody has seen it. */
    ACKNOWLEDGED,
    /** Somebody has silenced it for a time. */
    SHELVED,
    /** The time is over, or somebody has ended it. */
    UNSHELVED
  }
}
