// SPDX-License-Identifier: Apache-2.0
package io.lockgate.driver.modbus.plan;

import io.lockgate.api.driver.Deadline;
import io.lockgate.api.driver.DevicePoint;
import io.lockgate.api.driver.ReadStep;
import io.lockgate.api.point.Reading;
import io.lockgate.driver.modbus.sunspec.ModelChain;
import io.lockgate.driver.modbus.sunspec.ModelData;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** Reads one span of a SunSpec model, wherever the device has it. Points of a model that it has not are bad. */
final class ModelStep implements ReadStep {
  private final ModelChain chain;
  private final List<Integer> models;
  private final Span span;
  private final List<DevicePoint> points;
  private final List<Integer> scales;

  ModelStep(ModelChain chain, List<Integer> models, Span span) {
    this.chain = chain;
    this.models = models;
    this.span = span;
    this.points = span.points();
    this.scales =
        span.members().stream()
            .map(member -> member.layout().scale())
            .filter(offset -> offset >= 0)
            .distinct()
            .toList();
  }

  @Override
  public List<DevicePoint> points() {
    return points;
  }

  @Override
  public CompletionStage<List<Reading>> read(Deadline deadline) {
    return chain
        .read(models, span.start(), span.length(), scales, deadline)
        .thenApply(this::readings);
  }

  private List<Reading> readings(ModelData data) {
    List<Reading> readings = new ArrayList<>(points.size());
    for (Member member : span.members()) {
      readings.add(
          Reading.of(
              member.point().id(),
              data.value(member.layout().format(), member.start(), member.layout().scale())));
    }
    return readings;
  }

  @Override
  public List<ReadStep> split() {
    return span.halves().stream()
        .<ReadStep>map(half -> new ModelStep(chain, models, half))
        .toList();
  }
}
