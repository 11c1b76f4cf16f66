// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.point.write;

import io.lockgate.api.driver.Deadline;
import io.lockgate.api.driver.DriverException;
import io.lockgate.api.driver.PointDirectory.PointAccess;
import io.lockgate.api.point.PointId;
import io.lockgate.api.point.Quality;
import io.lockgate.api.point.Reading;
import io.lockgate.api.point.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** A way to a device that does as it is told; by default it takes what is written and shows it. Thread-safe. */
final class FieldWay implements PointAccess {
  private final List<String> calls = new ArrayList<>();
  private volatile CompletionStage<Void> answer = CompletableFuture.completedStage(null);
  private volatile boolean broken;
  private final List<Value> shows = new ArrayList<>();
  private volatile Value held = Value.missing();

  /** What each write is answered with. */
  void answer(CompletionStage<Void> stage) {
    answer = stage;
  }

  void fail(DriverException why) {
    answer = DriverException.failed(why);
  }

  /** Both methods throw. */
  void breakDown() {
    broken = true;
  }

  /** What the next reads show, the last one for ever; missing stands for a failed read. */
  synchronized void show(Value... values) {
    shows.addAll(List.of(values));
  }

  synchronized List<String> calls() {
    return List.copyOf(calls);
  }

  @Override
  public CompletionStage<Void> write(PointId point, Value value, int priority, Deadline deadline) {
    synchronized (this) {
      calls.add("write " + point.point() + " " + value.text() + " " + priority);
    }
    if (broken) {
      throw new IllegalStateException("as planned");
    }
    held = value;
    return answer;
  }

  @Override
  public CompletionStage<Reading> read(PointId point, Deadline deadline) {
    Value shown = held;
    synchronized (this) {
      calls.add("read " + point.point());
      if (!shows.isEmpty()) {
        shown = shows.size() > 1 ? shows.remove(0) : shows.get(0);
      }
    }
    return shown.isMissing()
        ? DriverException.failed(new DriverException.TimedOut("silent"))
        : CompletableFuture.completedStage(
            new Reading(point, shown, Quality.GOOD, Reading.NO_TIME));
  }
}
