// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.acquire.fake;

import io.lockgate.api.driver.Capability;
import io.lockgate.api.driver.Deadline;
import io.lockgate.api.driver.Device;
import io.lockgate.api.driver.DevicePoint;
import io.lockgate.api.driver.DeviceSpec;
import io.lockgate.api.driver.Driver;
import io.lockgate.api.driver.Link;
import io.lockgate.api.driver.LinkContext;
import io.lockgate.api.driver.LinkSpec;
import io.lockgate.api.driver.ReadPlan;
import io.lockgate.api.driver.ReadStep;
import io.lockgate.api.model.DeviceModel;
import io.lockgate.api.model.ModelProblem;
import io.lockgate.api.point.Reading;
import io.lockgate.api.point.Value;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** Answers from threads of its own, four stages at a time; writes down each breach of the threading rule. */
public final class BusyDriver implements Driver, AutoCloseable {
  private static final int MOST = 4;

  private final ThreadPoolExecutor threads =
      new ThreadPoolExecutor(3, 3, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>());
  private final ConcurrentLinkedQueue<String> violations = new ConcurrentLinkedQueue<>();
  private final AtomicBoolean inside = new AtomicBoolean();
  private final AtomicInteger open = new AtomicInteger();
  private final AtomicInteger mostOpen = new AtomicInteger();

  /** Has its threads from the start. */
  public BusyDriver() {
    threads.prestartAllCoreThreads();
  }

  /** What the framework did wrong. */
  public List<String> violations() {
    return List.copyOf(violations);
  }

  /** Most stages that were open at a time. */
  public int mostOpen() {
    return mostOpen.get();
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }

  @Override
  public Set<Capability> capabilities() {
    return Set.of(Capability.READ, Capability.WRITE, Capability.RAW);
  }

  @Override
  public List<ModelProblem> check(DeviceModel model) {
    return List.of();
  }

  private <T> CompletionStage<T> answer(Supplier<T> answer) {
    if (!inside.compareAndSet(false, true)) {
      violations.add("two threads at a time");
    }
    int now = open.incrementAndGet();
    mostOpen.accumulateAndGet(now, Math::max);
    if (now > MOST) {
      violations.add(now + " stages open");
    }
    CompletableFuture<T> stage = new CompletableFuture<>();
    threads.execute(
        () -> {
          open.decrementAndGet();
          stage.complete(answer.get());
        });
    inside.set(false);
    return stage;
  }

  @Override
  public Link open(LinkSpec spec, LinkContext context) {
    return new BusyLink();
  }

  private final class BusyLink implements Link {
    @Override
    public CompletionStage<Void> connect(Deadline deadline) {
      return CompletableFuture.completedFuture(null);
    }

    @Override
    public int maxInFlight() {
      return MOST;
    }

    @Override
    public Device device(DeviceSpec spec) {
      return new BusyDevice();
    }

    @Override
    public CompletionStage<ByteBuffer> exchange(
        String address, ByteBuffer request, Deadline deadline) {
      return answer(() -> request);
    }

    @Override
    public void close() {
      open.set(0);
    }
  }

  private final class BusyDevice implements Device {
    @Override
    public ReadPlan prepare(List<DevicePoint> points) {
      List<ReadStep> steps = points.stream().<ReadStep>map(p -> new BusyStep(List.of(p))).toList();
      return () -> steps;
    }

    @Override
    public CompletionStage<Void> write(
        DevicePoint point, Value value, int priority, Deadline deadline) {
      return BusyDriver.this.<Value>answer(() -> value).thenAccept(done -> {});
    }
  }

  private final class BusyStep implements ReadStep {
    private final List<DevicePoint> points;

    BusyStep(List<DevicePoint> points) {
      this.points = points;
    }

    @Override
    public List<DevicePoint> points() {
      return points;
    }

    @Override
    public CompletionStage<List<Reading>> read(Deadline deadline) {
      return answer(() -> List.of(Reading.of(points.get(0).id(), Value.of(1L))));
    }
  }
}
