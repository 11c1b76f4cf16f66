// SPDX-License-Identifier: Apache-2.0
package io.lockgate.testkit.driver;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import io.lockgate.api.driver.Deadline;
import io.lockgate.api.driver.Device;
import io.lockgate.api.driver.DevicePoint;
import io.lockgate.api.driver.DeviceSpec;
import io.lockgate.api.driver.Driver;
import io.lockgate.api.driver.DriverException;
import io.lockgate.api.driver.Link;
import io.lockgate.api.driver.LinkSpec;
import io.lockgate.api.driver.ReadStep;
import io.lockgate.api.driver.Settings;
import io.lockgate.api.driver.Transports;
import io.lockgate.api.model.DeviceModel;
import io.lockgate.api.model.PointModel;
import io.lockgate.api.point.DataType;
import io.lockgate.api.point.PointId;
import io.lockgate.api.point.Reading;
import io.lockgate.api.point.Value;
import io.lockgate.api.time.GatewayClock;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** What the suite stands on: what is asked of the driver under test, and a fresh device, way and link for each test. */
public abstract class ConformanceBench {
  /** Longest time for anything that should work. */
  static final Duration PATIENCE = Duration.ofSeconds(5);

  private static final String DEVICE = "played";

  private final GatewayClock clock = new HostClock();
  private final List<BenchContext> contexts = new ArrayList<>();
  private @Nullable Fixture fixture;

  private record Fixture(Transports transports, PlayedDevice device, FieldPath path, Link link) {}

  /** The driver; a new one for each call. */
  protected abstract Driver driver();

  /** A device with the points of {@link #model}, not yet started. */
  protected abstract PlayedDevice device();

  /** Points of all types that the driver reads; at least two, read in one step where the protocol can. */
  protected abstract DeviceModel model();

  /** Settings of a link to a port of the loopback address, or along a way without one, complete. */
  protected abstract Settings linkSettings(int port);

  /**
   * Settings of the played device on its link, complete.
   *
   * @param port the same as for the link, for protocols whose devices have one each
   */
  protected Settings deviceSettings(int port) {
    return deviceSettings();
  }

  /** Settings of the played device on its link, complete; asked for where the port belongs to the link. */
  protected abstract Settings deviceSettings();

  /** A line of a model that cannot work: address, type or option. */
  protected abstract PointModel badPoint();

  /** Settings of a link that cannot work. */
  protected abstract Settings badLinkSettings();

  /**
   * Whether replies say which request they answer. Where they carry no number, as on a bus, the same request asked again
   * cannot be told apart from itself: the suite then asks for something else after a late reply.
   */
  protected boolean numbersRequests() {
    return true;
  }

  /** Sockets and ports; as the gateway has them. Those of the kit know TCP only. Closed when they can be. */
  protected Transports transports(GatewayClock time) throws Exception {
    return new PlainTransports(time);
  }

  /** The way to the started device. */
  protected FieldPath path(PlayedDevice started) throws IOException {
    return TcpPath.to(started.port());
  }

  @BeforeEach
  final void setUp() throws Exception {
    Transports transports = transports(clock);
    PlayedDevice device = device();
    device.start();
    FieldPath path = path(device);
    BenchContext context = new BenchContext(transports, clock);
    contexts.add(context);
    Link link = driver().open(new LinkSpec("bench", linkSettings(path.port())), context);
    fixture = new Fixture(transports, device, path, link);
  }

  @AfterEach
  final void tearDown() throws Exception {
    Fixture now = fixture;
    if (now == null) {
      return;
    }
    now.link.close();
    contexts.forEach(BenchContext::close);
    now.path.close();
    now.device.stop();
    if (now.transports instanceof AutoCloseable closeable) {
      closeable.close();
    }
  }

  private Fixture fixture() {
    Fixture now = fixture;
    if (now == null) {
      throw new IllegalStateException("not set up");
    }
    return now;
  }

  final Link link() {
    return fixture().link;
  }

  final PlayedDevice played() {
    return fixture().device;
  }

  final FieldPath way() {
    return fixture().path;
  }

  /** Another link of the driver, closed with the test at the latest. */
  final Link open(Settings settings) throws DriverException {
    BenchContext context = new BenchContext(fixture().transports, clock);
    contexts.add(context);
    return driver().open(new LinkSpec("bench" + contexts.size(), settings), context);
  }

  final Deadline in(Duration time) {
    return Deadline.in(time, clock);
  }

  /** What a stage gives; the failure of one that fails. */
  final <T> T get(CompletionStage<T> stage) throws DriverException {
    return get(stage, PATIENCE);
  }

  final <T> T get(CompletionStage<T> stage, Duration patience) throws DriverException {
    try {
      return stage.toCompletableFuture().get(patience.toNanos(), TimeUnit.NANOSECONDS);
    } catch (ExecutionException failed) {
      throw assertInstanceOf(
          DriverException.class, unwrapped(failed), "a stage fails with a DriverException");
    } catch (TimeoutException hangs) {
      return fail("a stage is still open after " + patience.toMillis() + " ms", hangs);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return fail("interrupted", e);
    }
  }

  private static Throwable unwrapped(Throwable failure) {
    Throwable inner = failure;
    while ((inner instanceof ExecutionException || inner instanceof CompletionException)
        && inner.getCause() != null) {
      inner = inner.getCause();
    }
    return inner;
  }

  /** The failure of a stage that must fail. */
  final DriverException failure(CompletionStage<?> stage, Duration patience) {
    try {
      return fail("a stage should have failed, and gave " + get(stage, patience));
    } catch (DriverException expected) {
      return expected;
    }
  }

  final void connect(Link link) throws DriverException {
    get(link.connect(in(PATIENCE)));
  }

  final Device connected() throws DriverException {
    connect(link());
    return link().device(new DeviceSpec(DEVICE, deviceSettings(way().port())));
  }

  final DeviceSpec spec() {
    return new DeviceSpec(DEVICE, deviceSettings(way().port()));
  }

  final List<DevicePoint> points() {
    return model().points().stream().map(ConformanceBench::point).toList();
  }

  /** A line of a model as a point of the played device. */
  protected static DevicePoint point(PointModel model) {
    return new DevicePoint(new PointId(DEVICE, model.name()), model);
  }

  /** Reads all steps, divided where the driver divides them; points of steps that fail are left out. */
  final Map<String, Reading> readAll(List<ReadStep> steps) throws DriverException {
    Map<String, Reading> all = new HashMap<>();
    for (ReadStep step : steps) {
      try {
        List<Reading> readings = get(step.read(in(PATIENCE)));
        assertEquals(
            step.points().stream().map(DevicePoint::id).toList(),
            readings.stream().map(Reading::point).toList(),
            "one reading a point, in the order of the points");
        readings.forEach(each -> all.put(each.point().point(), each));
      } catch (DriverException.Refused refused) {
        if (refused.tooMuch() && !step.split().isEmpty()) {
          all.putAll(readAll(step.split()));
        }
      }
    }
    return all;
  }

  /** Asserts that a reading is good and shows what the device holds. */
  final void assertRight(PointModel point, @Nullable Reading reading) {
    if (reading == null) {
      fail(point.name() + " was not read");
      return;
    }
    assertEquals(Reading.of(reading.point(), played().value(point.name())), plain(reading));
    assertTrue(
        point.type().holds(reading.value()) || isLarge(point, reading.value()),
        point.name() + " is of another type: " + reading.value());
  }

  private static boolean isLarge(PointModel point, Value value) {
    return point.type() == DataType.UINT64 && value instanceof Value.Real;
  }

  private static Reading plain(Reading reading) {
    return new Reading(reading.point(), reading.value(), reading.quality(), Reading.NO_TIME);
  }

  /** Asserts that all points are read right. */
  final void assertAllRight(List<ReadStep> steps) throws DriverException {
    Map<String, Reading> readings = readAll(steps);
    for (PointModel point : model().points()) {
      assertRight(point, readings.get(point.name()));
    }
  }
}
