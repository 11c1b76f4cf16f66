// SPDX-License-Identifier: Apache-2.0
package io.lockgate.testkit.driver;

import io.lockgate.api.driver.Deadline;
import io.lockgate.api.driver.Device;
import io.lockgate.api.driver.DevicePoint;
import io.lockgate.api.driver.DriverException;
import io.lockgate.api.driver.ReadPlan;
import io.lockgate.api.driver.ReadStep;
import io.lockgate.api.model.Identification;
import io.lockgate.api.point.DataType;
import io.lockgate.api.point.Reading;
import io.lockgate.api.point.Value;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** The points of a toy device, all read with one line. */
final class ToyPoints implements Device {
  private final ToyLink link;
  private final Set<Request> open = ConcurrentHashMap.newKeySet();
  private volatile List<String> old = List.of();
  private volatile boolean closed;

  /** One that waits for its answer; equal only to itself. */
  private static final class Request {
    final CompletableFuture<String> answer = new CompletableFuture<>();
  }

  ToyPoints(ToyLink link) {
    this.link = link;
  }

  @Override
  public ReadPlan prepare(List<DevicePoint> points) throws DriverException {
    if (closed || link.closed()) {
      throw new DriverException.Closed(false);
    }
    for (DevicePoint each : points) {
      if (each.model().type() != DataType.FLOAT64 && !link.has(Defect.TAKES_ANY_POINT)) {
        throw new DriverException.BadSetting("type", "must be FLOAT64");
      }
    }
    int skipped = link.has(Defect.FORGETS_A_POINT) ? 1 : 0;
    List<ReadStep> steps =
        List.of(new Step(this, List.copyOf(points.subList(0, points.size() - skipped))));
    return () -> steps;
  }

  private CompletionStage<String> ask(String line, Deadline deadline) {
    if (closed || link.closed()) {
      return DriverException.failed(new DriverException.Closed(false));
    }
    Request request = new Request();
    open.add(request);
    link.ask(line, deadline)
        .whenComplete(
            (text, failure) -> {
              open.remove(request);
              if (failure == null) {
                request.answer.complete(text);
              } else {
                request.answer.completeExceptionally(
                    failure instanceof CompletionException ? failure.getCause() : failure);
              }
            });
    return request.answer.thenApply(ToyPoints::accepted);
  }

  private static String accepted(String answer) {
    if (answer.equals("?")) {
      throw new CompletionException(new DriverException.Refused(2, true, "no such point"));
    }
    return answer;
  }

  private record Step(ToyPoints device, List<DevicePoint> points) implements ReadStep {
    @Override
    public CompletionStage<List<Reading>> read(Deadline deadline) {
      String names =
          points.stream().map(point -> point.model().address()).collect(Collectors.joining(","));
      CompletionStage<List<Reading>> read =
          device.ask("R " + names, deadline).thenApply(this::readings);
      return device.link.has(Defect.SHOWS_REFUSED_POINTS_AS_GOOD)
          ? read.exceptionally(
              refused -> points.stream().map(each -> Reading.of(each.id(), Value.of(0.0))).toList())
          : read;
    }

    private List<Reading> readings(String answer) {
      List<String> words = List.of(answer.split(";"));
      if (device.link.has(Defect.SHOWS_OLD_VALUES)) {
        device.old = device.old.size() == words.size() ? device.old : words;
        words = device.old;
      }
      List<Reading> all = new ArrayList<>();
      for (int i = 0; i < words.size(); i++) {
        all.add(Reading.of(points.get(i).id(), Value.of(Double.parseDouble(words.get(i)))));
      }
      if (device.link.has(Defect.SWAPS_READINGS)) {
        Collections.reverse(all);
      }
      return List.copyOf(all);
    }

    @Override
    public List<ReadStep> split() {
      return points.size() == 1 || device.link.has(Defect.CANNOT_DIVIDE_STEPS)
          ? List.of()
          : points.stream().<ReadStep>map(each -> new Step(device, List.of(each))).toList();
    }
  }

  @Override
  public CompletionStage<Void> write(
      DevicePoint point, Value value, int priority, Deadline deadline) {
    String line = "W " + point.model().address() + " " + value.text();
    if (link.has(Defect.WRITES_NOTHING)) {
      return CompletableFuture.completedStage(null);
    }
    if (link.has(Defect.REPEATS_WRITES)) {
      ask(line, deadline);
    }
    return ask(line, deadline).thenAccept(done -> {});
  }

  @Override
  public CompletionStage<Identification> identify(Deadline deadline) {
    return ask("I", deadline).thenApply(name -> new Identification("", name, "", ""));
  }

  @Override
  public void close() {
    closed = true;
    if (link.has(Defect.CLOSES_THE_LINK_WITH_A_DEVICE)) {
      link.close();
    }
    open.forEach(each -> each.answer.completeExceptionally(new DriverException.Closed(true)));
  }
}
