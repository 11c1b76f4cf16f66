// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.point;

import io.lockgate.api.driver.PointDirectory;
import io.lockgate.api.point.PointBus;
import io.lockgate.api.point.PointImage;
import io.lockgate.core.point.bus.NumberedBus;
import io.lockgate.core.point.bus.SampleNumbers;
import io.lockgate.core.point.table.DeclaredPoints;
import io.lockgate.core.point.table.PointTable;
import io.lockgate.core.point.table.SnapshotImage;
import io.lockgate.testkit.FakeClock;
import io.lockgate.testkit.component.ComponentTest;
import io.lockgate.testkit.fakes.MemoryStateStore;

/** Image, bus and directory over one table, as declarative services would join them. */
public final class PointCore {
  public final FakeClock clock = new FakeClock();
  public final PointTable table = new PointTable();
  public final PointImage image = new SnapshotImage(table);
  public final PointDirectory directory = new DeclaredPoints(table);
  public final PointBus bus;
  private final ComponentTest<NumberedBus> busTest;

  public PointCore() throws Exception {
    this(new MemoryStateStore());
  }

  public PointCore(MemoryStateStore store) throws Exception {
    busTest =
        ComponentTest.of(NumberedBus.class)
            .with(table)
            .with(new SampleNumbers(store, clock))
            .with(clock);
    bus = busTest.activate();
  }

  /** Stops the bus. */
  public void close() throws Exception {
    busTest.deactivate();
  }
}
