// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.point.table;

import io.lockgate.api.point.Reading;
import io.lockgate.api.point.Sample;
import org.jspecify.annotations.Nullable;

/**
 * One sample in the history of a point, the newest first. Older ones are cut off as soon as no reader can want them, so
 * usually there is one. The sample itself is made when somebody reads it: most are replaced unread, and what is made for
 * each of many points at each poll is what the collector has to carry.
 */
final class Version {
  private final Reading reading;
  private final PointTable.Stamp stamp;
  private final long sequence;

  /** Written under the publishing lock. A reader that finds it cut had no claim to what was there: see {@link Readers}. */
  @Nullable Version older;

  Version(Reading reading, PointTable.Stamp stamp, long sequence, @Nullable Version older) {
    this.reading = reading;
    this.stamp = stamp;
    this.sequence = sequence;
    this.older = older;
  }

  Sample sample() {
    return Sample.of(reading, stamp.receiveMillis(), stamp.clock(), sequence);
  }

  /** The newest sample up to a sequence number; null when it has been cut off, then the number is no longer current. */
  @Nullable Sample upTo(long last) {
    for (Version each = this; each != null; each = each.older) {
      if (each.sequence <= last) {
        return each.sample();
      }
    }
    return null;
  }

  /** Cuts off what nobody wants who reads up to {@code oldest} or later. */
  void cut(long oldest) {
    for (Version each = this; each != null; each = each.older) {
      if (each.sequence <= oldest) {
        each.older = null;
        return;
      }
    }
  }
}
