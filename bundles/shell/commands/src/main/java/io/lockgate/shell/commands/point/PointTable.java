// SPDX-License-Identifier: Apache-2.0
package io.lockgate.shell.commands.point;

import io.lockgate.api.driver.PointDirectory;
import io.lockgate.api.point.PointId;
import io.lockgate.api.point.Sample;
import io.lockgate.shell.commands.base.Table;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How samples are shown. */
public final class PointTable {
  private PointTable() {}

  /**
   * A row for each sample.
   *
   * @param directory knows the units; without it they are left empty
   */
  static Table of(List<Sample> samples, @Nullable PointDirectory directory) {
    Table table = new Table("point", "value", "unit", "quality", "time");
    for (Sample sample : samples) {
      table.row(
          sample.point(),
          sample.value().text(),
          unit(sample.point(), directory),
          quality(sample),
          time(sample));
    }
    return table;
  }

  /** The unit of a point; empty when nobody knows it. */
  public static String unit(PointId point, @Nullable PointDirectory directory) {
    return directory == null
        ? ""
        : directory.find(point).map(entry -> entry.model().unit()).orElse("");
  }

  /** The quality in the words of users. */
  public static String quality(Sample sample) {
    return sample.quality().name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** When it was so; empty for what was never read. */
  static String time(Sample sample) {
    return sample.sequence() == 0 ? "" : sample.sourceTime().toString();
  }
}
