// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.point.table;

import io.lockgate.api.point.PointId;
import io.lockgate.api.point.PointImage;
import io.lockgate.api.point.Sample;
import java.util.List;
import java.util.SortedSet;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The image, read from the table. Thread-safe. */
@Component
public final class SnapshotImage implements PointImage {
  private final PointTable table;

  @Activate
  public SnapshotImage(@Reference PointTable table) {
    this.table = table;
  }

  @Override
  public Sample read(PointId point) {
    return table.read(point);
  }

  @Override
  public List<Sample> read(List<PointId> points) {
    return table.read(points);
  }

  @Override
  public SortedSet<PointId> points() {
    return table.points();
  }
}
