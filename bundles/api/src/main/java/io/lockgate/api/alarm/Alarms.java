// SPDX-License-Identifier: Apache-2.0
package io.lockgate.api.alarm;

import io.lockgate.api.security.Identity;
import io.lockgate.api.security.NotAllowedException;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The alarms of this gateway. Thread-safe. Changing methods need
 * {@link io.lockgate.api.security.Permission#OPERATE}, are in the journal and audited on return; on any exception
 * nothing has changed.
 */
@ProviderType
public interface Alarms {
  /** Alarms that are not {@link AlarmState#NORMAL}, or shelved; the most severe first, then the newest. Never blocks. */
  List<Alarm> open();

  /**
   * Acknowledges an alarm. Without effect when that was done already.
   *
   * @param id {@link Alarm#id}
   * @return how it stands now
   * @throws IllegalArgumentException no such alarm is open
   * @throws NotAllowedException the identity may not
   * @throws IOException the journal cannot be written
   */
  Alarm acknowledge(Identity by, String id) throws NotAllowedException, IOException;

  /**
   * Silences an alarm for a time, also over restarts; zero ends it. The second call replaces the first.
   *
   * @param duration 0 to 7 days
   * @return how it stands now
   * @throws IllegalArgumentException there is no such rule, or the duration is out of range
   * @throws NotAllowedException the identity may not
   * @throws IOException the journal cannot be written
   */
  Alarm shelve(Identity by, String id, Duration duration) throws NotAllowedException, IOException;

  /**
   * Events of the journal after a sequence number, oldest first. The journal is bounded: where older events are gone it
   * begins with the oldest there is, and the jump in sequence shows it.
   *
   * @param after 0 for the beginning
   * @param limit at most so many, 1 to 10,000
   * @throws IOException the journal cannot be read
   */
  List<AlarmEvent> journal(long after, int limit) throws IOException;
}
