// SPDX-License-Identifier: Apache-2.0
package ${package};

import io.lockgate.api.driver.Deadline;
import io.lockgate.api.driver.Device;
import io.lockgate.api.driver.DevicePoint;
import io.lockgate.api.driver.DriverException;
import io.lockgate.api.driver.ReadPlan;
import io.lockgate.api.driver.ReadStep;
import io.lockgate.api.point.Reading;
import io.lockgate.api.point.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** A device: turns points into requests, and answers into readings. */
final class ${prefix}Device implements Device {
  /** Points in one request. */
  private static final int MOST = 20;

  private final ${prefix}Link link;
  private final Set<CompletableFuture<?>> open = ConcurrentHashMap.newKeySet();
  private volatile boolean closed;

  ${prefix}Device(${prefix}Link link) {
    this.link = link;
  }

  @Override
  public ReadPlan prepare(List<DevicePoint> points) throws DriverException {
    requireOpen();
    for (DevicePoint point : points) {
      ${prefix}Point.require(point.model());
    }
    List<ReadStep> steps = new ArrayList<>();
    for (int i = 0; i < points.size(); i += MOST) {
      steps.add(new Step(this, points.subList(i, Math.min(i + MOST, points.size()))));
    }
    return () -> steps;
  }

  private void requireOpen() throws DriverException.Closed {
    link.requireOpen();
    if (closed) {
      throw new DriverException.Closed(false);
    }
  }

  /** Some points, read with one line. */
  private record Step(${prefix}Device device, List<DevicePoint> points) implements ReadStep {
    Step {
      points = List.copyOf(points);
    }

    @Override
    public CompletionStage<List<Reading>> read(Deadline deadline) {
      String names =
          points.stream().map(point -> point.model().address()).collect(Collectors.joining(" "));
      return device.ask("get " + names, deadline).thenCompose(this::readings);
    }

    private CompletionStage<List<Reading>> readings(String answer) {
      String[] values = answer.split(" ");
      if (values.length != points.size()) {
        return DriverException.failed(
            new DriverException.Damaged(points.size() + " values expected, not " + values.length));
      }
      List<Reading> readings = new ArrayList<>();
      for (int i = 0; i < values.length; i++) {
        DevicePoint point = points.get(i);
        readings.add(Reading.of(point.id(), ${prefix}Point.value(point.model().type(), values[i])));
      }
      return CompletableFuture.completedStage(readings);
    }

    /** One point each: a name that the device does not know spoils no other. */
    @Override
    public List<ReadStep> split() {
      return points.size() == 1
          ? List.of()
          : points.stream().<ReadStep>map(point -> new Step(device, List.of(point))).toList();
    }
  }

  @Override
  public CompletionStage<Void> write(
      DevicePoint point, Value value, int priority, Deadline deadline) {
    String words = "set " + point.model().address() + " " + ${prefix}Point.text(value);
    return ask(words, deadline).thenAccept(done -> {});
  }

  /** As the link does, but it ends with the device; {@link #close} may come at any moment. */
  private CompletionStage<String> ask(String words, Deadline deadline) {
    if (closed) {
      return DriverException.failed(new DriverException.Closed(false));
    }
    CompletableFuture<String> answer = link.ask(words, deadline).toCompletableFuture();
    open.add(answer);
    answer.whenComplete((text, failure) -> open.remove(answer));
    if (closed) {
      close();
    }
    return answer;
  }

  @Override
  public void close() {
    closed = true;
    open.forEach(each -> each.completeExceptionally(new DriverException.Closed(true)));
  }
}
