// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.acquire;

import com.sun.management.OperatingSystemMXBean;
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
import io.lockgate.api.driver.Settings;
import io.lockgate.api.model.DeviceModel;
import io.lockgate.api.model.Limits;
import io.lockgate.api.model.ModelProblem;
import io.lockgate.api.model.PollGroup;
import io.lockgate.api.point.PointBus;
import io.lockgate.api.point.PointId;
import io.lockgate.api.point.PointImage;
import io.lockgate.api.point.Quality;
import io.lockgate.api.point.Reading;
import io.lockgate.api.point.Sample;
import io.lockgate.api.point.Subscription;
import io.lockgate.api.point.Value;
import io.lockgate.core.acquire.fake.MemoryDirectory;
import io.lockgate.core.acquire.fake.MemoryModels;
import io.lockgate.core.acquire.fake.NoTransports;
import io.lockgate.core.acquire.fake.SystemTime;
import io.lockgate.core.acquire.link.DeviceDefinition;
import io.lockgate.core.acquire.link.FieldServices;
import io.lockgate.core.acquire.link.LinkDefinition;
import io.lockgate.core.acquire.link.LinkUnit;
import io.lockgate.core.acquire.time.TimerThread;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;

/**
 * Measures what the engine itself costs: 1,000 links, each with one device of 100 points read every 333 ms, over a driver
 * that answers within the call and a bus that only counts. Prints CPU microseconds a read, wake-ups of the whole process
 * included. Arguments: seconds to warm up, seconds to measure, scale of the points.
 */
final class EngineCost {
  private static final int LINKS = 1_000;
  private static final int POINTS = 100;

  private EngineCost() {}

  public static void main(String[] arguments) {
    long warm = arguments.length > 0 ? Long.parseLong(arguments[0]) : 20;
    long measured = arguments.length > 1 ? Long.parseLong(arguments[1]) : 20;
    double scale = arguments.length > 2 ? Double.parseDouble(arguments[2]) : 0.1;
    CountingBus bus = new CountingBus();
    SystemTime clock = new SystemTime();
    try (TimerThread timer = new TimerThread(clock)) {
      List<LinkUnit> units =
          units(
              new FieldServices(
                  clock,
                  timer.alarms(),
                  bus,
                  new NoImage(),
                  new MemoryDirectory(),
                  new NoTransports()),
              scale);
      sleep(warm);
      long reads = bus.batches.get();
      long cpu = cpu();
      long timerCpu = timerCpu();
      sleep(measured);
      long spent = cpu() - cpu;
      long timerSpent = timerCpu() - timerCpu;
      long done = bus.batches.get() - reads;
      long missed = units.stream().mapToLong(unit -> unit.devices().get(0).missed()).sum();
      long lag =
          units.stream().mapToLong(unit -> unit.devices().get(0).lag().toNanos()).max().orElse(0);
      System.out.printf(
          "scale %s: %d reads of %d points in %d s; us CPU a read: process %.2f, timer thread %.2f;"
              + " missed %d, largest last lag %.2f ms%n",
          scale,
          done,
          POINTS,
          measured,
          spent / 1e3 / done,
          timerSpent / 1e3 / done,
          missed,
          lag / 1e6);
      units.forEach(LinkUnit::close);
    }
  }

  private static List<LinkUnit> units(FieldServices services, double scale) {
    MemoryModels models = new MemoryModels();
    List<io.lockgate.api.model.PointModel> points = new ArrayList<>();
    for (int i = 0; i < POINTS; i++) {
      points.add(MemoryModels.point("p" + i, "fast", scale, new Limits(0, 1e9)));
    }
    models.put("m", List.of(new PollGroup("fast", Duration.ofMillis(333))), points);
    Optional<DeviceModel> model = models.find("m");
    Settings none = new Settings(Map.of());
    List<LinkUnit> units = new ArrayList<>();
    for (int i = 0; i < LINKS; i++) {
      LinkSpec spec = new LinkSpec("l" + i, none);
      LinkUnit unit =
          new LinkUnit(
              new LinkDefinition(spec, none, "instant", Optional.of(new InstantDriver()), true, ""),
              services);
      unit.start();
      unit.put(
          new DeviceDefinition(new DeviceSpec("d" + i, none), none, "l" + i, "m", model, true, ""),
          i);
      units.add(unit);
    }
    return units;
  }

  private static void sleep(long seconds) {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
    for (long left = end - System.nanoTime(); left > 0; left = end - System.nanoTime()) {
      LockSupport.parkNanos(left);
    }
  }

  private static long cpu() {
    return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
        .getProcessCpuTime();
  }

  /** Nanoseconds of the thread on which all reads are done here. */
  private static long timerCpu() {
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    for (ThreadInfo each : threads.getThreadInfo(threads.getAllThreadIds())) {
      if (each != null && each.getThreadName().equals("lockgate-acquire-timer")) {
        return threads.getThreadCpuTime(each.getThreadId());
      }
    }
    throw new IllegalStateException("no timer thread");
  }

  /** Counts. */
  private static final class CountingBus implements PointBus {
    private final AtomicLong batches = new AtomicLong();

    @Override
    public void publish(List<Reading> readings) {
      batches.incrementAndGet();
    }

    @Override
    public Subscription subscribe(
        Predicate<PointId> wanted, int capacity, Loss loss, Listener listener) {
      throw new UnsupportedOperationException();
    }
  }

  /** Nobody looks. */
  private static final class NoImage implements PointImage {
    @Override
    public Sample read(PointId point) {
      return Sample.absent(point, Quality.NOT_READ_YET);
    }

    @Override
    public List<Sample> read(List<PointId> points) {
      return points.stream().map(this::read).toList();
    }

    @Override
    public SortedSet<PointId> points() {
      return Collections.emptySortedSet();
    }
  }

  /** Answers within the call, always the same. */
  private static final class InstantDriver implements Driver {
    @Override
    public Set<Capability> capabilities() {
      return Set.of(Capability.READ);
    }

    @Override
    public List<ModelProblem> check(DeviceModel model) {
      return List.of();
    }

    @Override
    public Link open(LinkSpec spec, LinkContext context) {
      return new Link() {
        @Override
        public CompletionStage<Void> connect(Deadline deadline) {
          return CompletableFuture.completedFuture(null);
        }

        @Override
        public Device device(DeviceSpec device) {
          return InstantDriver::plan;
        }

        @Override
        public void close() {}
      };
    }

    private static ReadPlan plan(List<DevicePoint> points) {
      PointId[] ids = points.stream().map(DevicePoint::id).toArray(PointId[]::new);
      List<ReadStep> steps =
          List.of(
              new ReadStep() {
                @Override
                public List<DevicePoint> points() {
                  return points;
                }

                @Override
                public CompletionStage<List<Reading>> read(Deadline deadline) {
                  List<Reading> readings = new ArrayList<>(ids.length);
                  for (PointId id : ids) {
                    readings.add(Reading.of(id, Value.of(2_314L)));
                  }
                  return CompletableFuture.completedFuture(readings);
                }
              });
      return () -> steps;
    }
  }
}
