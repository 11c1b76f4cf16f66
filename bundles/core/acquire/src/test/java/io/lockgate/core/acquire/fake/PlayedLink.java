// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.acquire.fake;

import io.lockgate.api.driver.Deadline;
import io.lockgate.api.driver.Device;
import io.lockgate.api.driver.DevicePoint;
import io.lockgate.api.driver.DeviceSpec;
import io.lockgate.api.driver.DriverException;
import io.lockgate.api.driver.Link;
import io.lockgate.api.driver.LinkContext;
import io.lockgate.api.driver.LinkSpec;
import io.lockgate.api.driver.ReadPlan;
import io.lockgate.api.driver.ReadStep;
import io.lockgate.api.model.Identification;
import io.lockgate.api.point.Reading;
import io.lockgate.api.point.Value;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** A link of a {@link PlayedDriver}; fails the test when more stages are open than allowed, or after close. */
public final class PlayedLink implements Link {
  private final PlayedDriver driver;
  private final LinkSpec spec;
  private final LinkContext context;
  private final List<CompletableFuture<?>> open = new ArrayList<>();
  private boolean connected;
  private boolean closed;

  PlayedLink(PlayedDriver driver, LinkSpec spec, LinkContext context) {
    this.driver = driver;
    this.spec = spec;
    this.context = context;
  }

  /** What the framework gave. */
  public LinkContext context() {
    return context;
  }

  /** The connection breaks; who waits is told. */
  public void breaks() {
    connected = false;
    failAll(new DriverException.Lost("broken"));
    context.lost(new DriverException.Lost("broken"));
  }

  private void failAll(DriverException why) {
    List.copyOf(open).forEach(stage -> fail(stage, why));
  }

  private void fail(CompletableFuture<?> stage, DriverException why) {
    open.removeIf(each -> each == stage);
    stage.completeExceptionally(why);
  }

  private <T> void complete(CompletableFuture<T> stage, Supplier<T> answer) {
    open.removeIf(each -> each == stage);
    stage.complete(answer.get());
  }

  @Override
  public int maxInFlight() {
    return Integer.parseInt(spec.settings().text("pipelining", "1"));
  }

  @Override
  public CompletionStage<Void> connect(Deadline deadline) {
    driver.log("connect " + spec.id());
    DriverException fails = driver.connectFails;
    if (fails != null) {
      return DriverException.failed(fails);
    }
    connected = true;
    return CompletableFuture.completedFuture(null);
  }

  @Override
  public Device device(DeviceSpec device) throws DriverException {
    if (device.settings().text("unit").equals("bad")) {
      throw new DriverException.BadSetting("unit", "is bad");
    }
    driver.openDevices++;
    driver.device(device.settings().text("unit")).timeout =
        Duration.ofMillis(Long.parseLong(device.settings().text("timeout-ms", "0")));
    return new PlayedLinkDevice(device.settings().text("unit"), device);
  }

  @Override
  public CompletionStage<ByteBuffer> exchange(
      String address, ByteBuffer request, Deadline deadline) {
    driver.log("raw " + address);
    return answer(driver.device(address), deadline, () -> request.duplicate());
  }

  @Override
  public void close() {
    closed = true;
    connected = false;
    driver.links.remove(spec.id(), this);
    failAll(new DriverException.Closed(true));
  }

  private <T> CompletionStage<T> answer(PlayedDevice its, Deadline deadline, Supplier<T> answer) {
    if (closed) {
      return DriverException.failed(new DriverException.Closed(false));
    }
    if (!connected) {
      return DriverException.failed(new DriverException.NotConnected("no connection"));
    }
    if (open.size() >= maxInFlight()) {
      throw new AssertionError("more stages than allowed");
    }
    CompletableFuture<T> stage = new CompletableFuture<>();
    open.add(stage);
    if (driver.forgetsNextStage) {
      driver.forgetsNextStage = false;
      return stage;
    }
    long left = Math.min(deadline.remainingNanos(driver.clock), its.timeout(spec).toNanos());
    if (its.silent || its.answersIn.toNanos() > left) {
      driver.later(
          Duration.ofNanos(left), () -> fail(stage, new DriverException.TimedOut("silent")));
    } else {
      driver.later(its.answersIn, () -> complete(stage, answer));
    }
    return stage;
  }

  private final class PlayedLinkDevice implements Device {
    private final String unit;
    private final DeviceSpec device;
    private boolean forgotten;

    PlayedLinkDevice(String unit, DeviceSpec device) {
      this.unit = unit;
      this.device = device;
    }

    @Override
    public ReadPlan prepare(List<DevicePoint> points) {
      int most = Integer.parseInt(device.settings().text("per-step", "100"));
      List<ReadStep> steps = new ArrayList<>();
      for (int i = 0; i < points.size(); i += most) {
        steps.add(new Step(points.subList(i, Math.min(points.size(), i + most))));
      }
      return () -> steps;
    }

    @Override
    public CompletionStage<Void> write(
        DevicePoint point, Value value, int priority, Deadline deadline) {
      driver.log("write " + unit + " " + point.model().address() + "=" + value.text());
      PlayedDevice its = driver.device(unit);
      return PlayedLink.this
          .<Value>answer(
              its,
              deadline,
              () -> {
                its.written.put(point.model().address(), value);
                return value;
              })
          .thenAccept(done -> {});
    }

    @Override
    public CompletionStage<Feed> subscribe(
        List<DevicePoint> points, Consumer<List<Reading>> sink, Deadline deadline) {
      driver.log("subscribe " + unit + " " + points.size());
      PlayedDevice its = driver.device(unit);
      return answer(
          its,
          deadline,
          () -> {
            its.sink = sink;
            return () -> driver.log("feed ends " + unit);
          });
    }

    @Override
    public CompletionStage<Identification> identify(Deadline deadline) {
      driver.log("identify " + unit);
      return answer(
          driver.device(unit), deadline, () -> new Identification("Acme", unit, "1", "7"));
    }

    @Override
    public void close() {
      if (!forgotten) {
        forgotten = true;
        driver.openDevices--;
      }
    }

    private final class Step implements ReadStep {
      private final List<DevicePoint> points;

      Step(List<DevicePoint> points) {
        this.points = List.copyOf(points);
      }

      @Override
      public List<DevicePoint> points() {
        return points;
      }

      private List<String> addresses() {
        return points.stream().map(point -> point.model().address()).toList();
      }

      @Override
      public CompletionStage<List<Reading>> read(Deadline deadline) {
        driver.log("read " + unit + " " + String.join(",", addresses()));
        RuntimeException thrown = driver.defect;
        if (thrown != null) {
          driver.defect = null;
          throw thrown;
        }
        PlayedDevice its = driver.device(unit);
        if (addresses().stream().anyMatch(its.refused::contains)) {
          return DriverException.failed(new DriverException.Refused(2, its.tooMuch, "refused"));
        }
        if (its.denied) {
          return DriverException.failed(new DriverException.Denied("wrong password"));
        }
        if (its.damaged > 0) {
          its.damaged--;
          return DriverException.failed(new DriverException.Damaged("noise"));
        }
        PlayedDevice behaves = its;
        if (addresses().stream().anyMatch(its.silentAt::contains)) {
          behaves = new PlayedDevice();
          behaves.timeout = its.timeout;
          behaves.silent = true;
        }
        return answer(behaves, deadline, () -> readings(its));
      }

      private List<Reading> readings(PlayedDevice its) {
        return points.stream()
            .map(
                point ->
                    Reading.of(
                        point.id(), its.values.getOrDefault(point.model().address(), Value.of(1L))))
            .collect(Collectors.toList());
      }

      @Override
      public List<ReadStep> split() {
        int half = points.size() / 2;
        return half == 0
            ? List.of()
            : List.of(
                new Step(points.subList(0, half)), new Step(points.subList(half, points.size())));
      }
    }
  }
}
