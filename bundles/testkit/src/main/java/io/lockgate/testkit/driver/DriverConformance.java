// SPDX-License-Identifier: Apache-2.0
package io.lockgate.testkit.driver;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.lockgate.api.driver.Capability;
import io.lockgate.api.driver.Device;
import io.lockgate.api.driver.DevicePoint;
import io.lockgate.api.driver.Driver;
import io.lockgate.api.driver.DriverException;
import io.lockgate.api.driver.Settings;
import io.lockgate.api.point.Value;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;

/**
 * The suite that every driver passes, ours or another's. A test class extends it, says how the driver is set up, and
 * plays a device:
 *
 * <pre>{@code
 * class MyDriverConformanceTest extends DriverConformance {
 *   @Override protected Driver driver() { return new MyDriver(); }
 *   @Override protected PlayedDevice device() { return new MyPlayedDevice(); }
 *   ...
 * }
 * }</pre>
 *
 * The device is reached through a proxy that cuts, delays and swallows; a driver that does not use TCP gives a {@link
 * FieldPath} of its own. What belongs to a capability that is not declared is skipped, save that it must say so.
 */
public abstract class DriverConformance extends FaultConformance {
  private static final Duration SHORT = Duration.ofMillis(300);
  private static final Duration LONG_AFTER = Duration.ofMillis(1_200);

  /** A point that may be written; needed by a driver that declares {@link Capability#WRITE}. */
  protected DevicePoint writablePoint() {
    throw new UnsupportedOperationException("a driver that writes needs a writable point");
  }

  /**
   * A request that the played device answers.
   *
   * @param address of the device on its link
   * @param request without framing
   * @param reply without framing
   */
  protected record RawExchange(String address, ByteBuffer request, ByteBuffer reply) {
    /** For drivers of other packages. */
    public RawExchange {
      request = request.asReadOnlyBuffer();
      reply = reply.asReadOnlyBuffer();
    }
  }

  /** Needed by a driver that declares {@link Capability#RAW}. */
  protected RawExchange rawExchange() {
    throw new UnsupportedOperationException("a driver that passes requests through needs one");
  }

  /** A range in which the played device is; needed by a driver that declares {@link Capability#DISCOVER}. */
  protected Settings range(int port) {
    throw new UnsupportedOperationException("a driver that discovers needs a range");
  }

  /** A range that cannot be understood; needed by a driver that declares {@link Capability#DISCOVER}. */
  protected Settings badRange() {
    throw new UnsupportedOperationException("a driver that discovers needs a bad range");
  }

  private void assumeDeclared(Capability capability) {
    assumeTrue(driver().capabilities().contains(capability), "not declared: " + capability);
  }

  @Test
  final void capabilities_areConstant_andReadingIsOneOrValuesCome() {
    Driver driver = driver();
    assertEquals(driver.capabilities(), driver.capabilities());
    assertTrue(
        driver.capabilities().contains(Capability.READ)
            || driver.capabilities().contains(Capability.SUBSCRIBE));
  }

  @Test
  final void undeclaredCapabilities_sayTheyAreNotSupported() throws Exception {
    Device device = connected();
    Driver driver = driver();
    for (Capability each : Capability.values()) {
      if (!driver.capabilities().contains(each)) {
        DriverException failure =
            switch (each) {
              case READ -> assertThrows(DriverException.class, () -> device.prepare(points()));
              case WRITE -> failed(device.write(points().get(0), Value.of(1L), 8, in(PATIENCE)));
              case SUBSCRIBE -> failed(device.subscribe(points(), readings -> {}, in(PATIENCE)));
              case RAW -> failed(link().exchange("1", ByteBuffer.allocate(2), in(PATIENCE)));
              case DISCOVER ->
                  assertThrows(
                      DriverException.class, () -> driver.candidates(linkSettings(way().port())));
            };
        assertEquals(
            each, assertInstanceOf(DriverException.NotSupported.class, failure).capability());
      }
    }
  }

  private DriverException failed(CompletionStage<?> stage) {
    return failure(stage, PATIENCE);
  }

  @Test
  final void write_reachesTheDeviceOnce() throws Exception {
    assumeDeclared(Capability.WRITE);
    Device device = connected();
    DevicePoint point = writablePoint();
    String name = point.id().point();
    for (int turn = 0; turn < 3; turn++) {
      Value value = OtherValue.than(played().value(name), turn);
      get(device.write(point, value, 8, in(PATIENCE)));
      assertEquals(value, played().value(name));
      assertEquals(turn + 1, played().writes(name));
    }
  }

  @Test
  final void writeWithoutAnswer_isNotRepeated_andNobodyKnows() throws Exception {
    assumeDeclared(Capability.WRITE);
    Device device = connected();
    assertAllRight(device.prepare(points()).steps());
    DevicePoint point = writablePoint();
    String name = point.id().point();
    way().silence();
    Value value = OtherValue.than(played().value(name), 0);
    DriverException failure = failed(device.write(point, value, 8, in(SHORT)));
    assertInstanceOf(DriverException.TimedOut.class, failure);
    assertTrue(failure.maybeDone(), "it may have been done");
    pause(LONG_AFTER);
    assertEquals(1, played().writes(name), "sent once");
    way().cut();
    way().heal();
    connect(link());
    pause(SHORT);
    assertEquals(1, played().writes(name), "not sent again over a new connection");
  }

  @Test
  final void refusedWrite_isRefused() throws Exception {
    assumeDeclared(Capability.WRITE);
    Device device = connected();
    DevicePoint point = writablePoint();
    Value before = played().value(point.id().point());
    played().refuse(point.id().point(), true);
    DriverException failure =
        failed(device.write(point, OtherValue.than(before, 0), 8, in(PATIENCE)));
    assertInstanceOf(DriverException.Refused.class, failure);
    assertFalse(failure.maybeDone(), "certainly not done");
    assertEquals(before, played().value(point.id().point()));
  }

  @Test
  final void rawRequest_bringsTheReplyUnchanged() throws Exception {
    assumeDeclared(Capability.RAW);
    connected();
    RawExchange raw = rawExchange();
    for (int i = 0; i < 3; i++) {
      ByteBuffer request = raw.request().asReadOnlyBuffer();
      assertEquals(raw.reply(), get(link().exchange(raw.address(), request, in(PATIENCE))));
    }
    way().silence();
    ByteBuffer request = raw.request().asReadOnlyBuffer();
    assertInstanceOf(
        DriverException.TimedOut.class, failed(link().exchange(raw.address(), request, in(SHORT))));
    link().close();
    assertInstanceOf(
        DriverException.Closed.class,
        failed(link().exchange(raw.address(), raw.request().asReadOnlyBuffer(), in(SHORT))));
  }

  @Test
  final void range_isExpanded_andTheDeviceSaysWhoItIs() throws Exception {
    assumeDeclared(Capability.DISCOVER);
    List<Driver.Candidate> places = driver().candidates(range(way().port()));
    assertTrue(!places.isEmpty() && places.size() <= 65_536, "1 to 65,536 places");
    assertThrows(DriverException.BadSetting.class, () -> driver().candidates(badRange()));
    assertFalse(get(connected().identify(in(PATIENCE))).toString().isEmpty());
    way().silence();
    assertInstanceOf(
        DriverException.TimedOut.class, failed(link().device(spec()).identify(in(SHORT))));
  }
}
