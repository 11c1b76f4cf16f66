// SPDX-License-Identifier: Apache-2.0
package com.example.toy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.lockgate.api.driver.Deadline;
import io.lockgate.api.driver.Device;
import io.lockgate.api.driver.DevicePoint;
import io.lockgate.api.driver.DeviceSpec;
import io.lockgate.api.driver.DriverException;
import io.lockgate.api.driver.Link;
import io.lockgate.api.driver.LinkSpec;
import io.lockgate.api.driver.Settings;
import io.lockgate.api.model.DeviceModel;
import io.lockgate.api.model.Limits;
import io.lockgate.api.model.PointModel;
import io.lockgate.api.model.WriteRule;
import io.lockgate.api.point.DataType;
import io.lockgate.api.point.PointId;
import io.lockgate.api.point.Quality;
import io.lockgate.api.point.Reading;
import io.lockgate.api.point.Value;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;

/** Shows that the contract can be implemented in few lines, and that its failures arrive typed. */
class ToyDriverTest {
  private static final Deadline SOON = new Deadline(Long.MAX_VALUE);
  private static final Settings HERE = new Settings(Map.of("host", "localhost", "port", "7"));
  private static final DevicePoint ROOM = point("room", DataType.FLOAT64);

  private String answer = "room=21.5\n";
  private String heard = "";
  private final LoopbackContext context =
      new LoopbackContext(
          line -> {
            heard = line;
            return answer;
          });

  private static DevicePoint point(String name, DataType type) {
    PointModel model =
        new PointModel(
            name, "", name, type, Map.of(), 1, 0, "", Limits.NONE, WriteRule.READ_ONLY, "");
    return new DevicePoint(new PointId("thermostat", name), model);
  }

  private Device connected() throws Exception {
    Link link = new ToyDriver().open(new LinkSpec("line", HERE), context);
    wait(link.connect(SOON));
    return link.device(new DeviceSpec("thermostat", new Settings(Map.of())));
  }

  private Reading read(Device device) throws Exception {
    return wait(device.prepare(List.of(ROOM)).steps().get(0).read(SOON)).get(0);
  }

  private static <T> T wait(CompletionStage<T> stage) throws Exception {
    try {
      return stage.toCompletableFuture().get();
    } catch (ExecutionException failed) {
      throw DriverException.in(failed);
    }
  }

  @Test
  void value_isReadAsAReading() throws Exception {
    assertEquals(Reading.of(ROOM.id(), Value.of(21.5)), read(connected()));
    assertEquals("R room\n", heard);
  }

  @Test
  void valueThatIsNoNumber_isABadReading_notAFailure() throws Exception {
    answer = "room=off\n";
    assertEquals(Quality.DEVICE_ERROR, read(connected()).quality());
  }

  @Test
  void replyToSomethingElse_isNotTaken() throws Exception {
    answer = "hall=3\n";
    Device device = connected();
    assertInstanceOf(
        DriverException.TimedOut.class, assertThrows(DriverException.class, () -> read(device)));
  }

  @Test
  void endlessLine_isDamage() throws Exception {
    answer = "x".repeat(100);
    Device device = connected();
    assertInstanceOf(
        DriverException.Damaged.class, assertThrows(DriverException.class, () -> read(device)));
  }

  @Test
  void lostConnection_isTyped() throws Exception {
    Device device = connected();
    context.close();
    assertInstanceOf(
        DriverException.NotConnected.class,
        assertThrows(DriverException.class, () -> read(device)));
  }

  @Test
  void value_isWritten() throws Exception {
    answer = "room=20.0\n";
    wait(connected().write(ROOM, Value.of(20.0), 8, SOON));
    assertEquals("W room 20.0\n", heard);
  }

  @Test
  void undeclaredCapability_saysSo() throws Exception {
    Device device = connected();
    assertInstanceOf(
        DriverException.NotSupported.class,
        assertThrows(DriverException.class, () -> wait(device.identify(SOON))));
  }

  @Test
  void badSettingAndBadModel_areNamed() {
    var refused =
        assertThrows(
            DriverException.BadSetting.class,
            () -> new ToyDriver().open(new LinkSpec("line", new Settings(Map.of())), context));
    assertEquals("host", refused.key());
    assertEquals("is missing", refused.reason());
    PointModel flag = point("door", DataType.BOOL).model();
    DeviceModel model =
        new DeviceModel("t", 1, "", "toy", List.of(), List.of(), List.of(flag), List.of());
    assertEquals("points/door/type", new ToyDriver().check(model).get(0).path());
  }
}
