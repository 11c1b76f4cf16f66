// SPDX-License-Identifier: Apache-2.0
package io.lockgate.driver.modbus.plan;

import io.lockgate.api.driver.Deadline;
import io.lockgate.api.driver.DevicePoint;
import io.lockgate.api.driver.ReadStep;
import io.lockgate.api.point.Reading;
import io.lockgate.driver.modbus.unit.Unit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;

/**
 * The last step of a poll, after which the connection is given up.
 *
 * @param unit whose poll it is
 * @param step what is read
 */
record LastStep(Unit unit, ReadStep step) implements ReadStep {
  @Override
  public List<DevicePoint> points() {
    return step.points();
  }

  @Override
  public CompletionStage<List<Reading>> read(Deadline deadline) {
    return unit.alone(step.read(deadline));
  }

  @Override
  public List<ReadStep> split() {
    return ending(unit, step.split());
  }

  /** The same steps, the last of them as such. */
  static List<ReadStep> ending(Unit unit, List<ReadStep> steps) {
    List<ReadStep> all = new ArrayList<>(steps);
    if (!all.isEmpty()) {
      all.add(new LastStep(unit, all.remove(all.size() - 1)));
    }
    return List.copyOf(all);
  }
}
