// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.point.computed;

import io.lockgate.api.driver.Capability;
import io.lockgate.api.driver.Deadline;
import io.lockgate.api.driver.DriverException;
import io.lockgate.api.driver.PointDirectory.PointAccess;
import io.lockgate.api.point.PointId;
import io.lockgate.api.point.Reading;
import io.lockgate.api.point.Value;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/**
 * The way to computed points: they can be computed at once, and not be written.
 *
 * @param now computes and publishes
 */
record ComputedAccess(Function<PointId, Reading> now) implements PointAccess {
  @Override
  public CompletionStage<Void> write(PointId point, Value value, int priority, Deadline deadline) {
    return DriverException.failed(new DriverException.NotSupported(Capability.WRITE));
  }

  @Override
  public CompletionStage<Reading> read(PointId point, Deadline deadline) {
    return CompletableFuture.completedStage(now.apply(point));
  }
}
