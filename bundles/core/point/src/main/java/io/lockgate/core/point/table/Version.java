// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.point.table;

import io.lockgate.api.point.Sample;
import org.jspecify.annotations.Nullable;

/**
 * One sample in the history of a point, the newest first. Older ones are cut off as soon as no reader can want them, so
 * usually there is one.
 */
final class Version {
  final Sample sample;

  /** Written under the publishing lock. A reader that finds it cut had no claim to what was there: see {@link Readers}. */
  @Nullable Version older;

  Version(Sample sample, @Nullable Version older) {
    this.sample = sample;
    this.older = older;
  }

  /** The newest sample up to a sequence number; null when it has been cut off, then the number is no longer current. */
  @Nullable Sample upTo(long sequence) {
    for (Version each = this; each != null; each = each.older) {
      if (each.sample.sequence() <= sequence) {
        return each.sample;
      }
    }
    return null;
  }

  /** Cuts off what nobody wants who reads up to {@code oldest} or later. */
  void cut(long oldest) {
    for (Version each = this; each != null; each = each.older) {
      if (each.sample.sequence() <= oldest) {
        each.older = null;
        return;
      }
    }
  }
}
