// SPDX-License-Identifier: Apache-2.0
package io.lockgate.testkit.driver;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.lockgate.api.driver.Device;
import io.lockgate.api.driver.DriverException;
import io.lockgate.api.driver.Link;
import io.lockgate.api.driver.ReadStep;
import io.lockgate.api.model.PointModel;
import io.lockgate.api.point.Reading;
import io.lockgate.api.point.Value;
import io.lockgate.testkit.leak.LeakCheck;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

/** What must be right when the way is bad, when much is asked at a time, and at the end. */
abstract class FaultConformance extends ReadConformance {
  private static final Duration SHORT = Duration.ofMillis(300);
  private static final Duration TOLERANCE = Duration.ofMillis(700);
  private static final Duration SECOND = Duration.ofSeconds(1);

  private List<ReadStep> connectedSteps() throws DriverException {
    return connected().prepare(points()).steps();
  }

  @Test
  final void nobodyThere_isNotConnected() throws Exception {
    assumeTrue(way().nowhere() != 0, "the way has no place where nobody is");
    Link link = open(linkSettings(way().nowhere()));
    assertInstanceOf(
        DriverException.NotConnected.class, failure(link.connect(in(PATIENCE)), PATIENCE));
    ReadStep step = link.device(spec()).prepare(points()).steps().get(0);
    assertInstanceOf(
        DriverException.NotConnected.class, failure(step.read(in(PATIENCE)), PATIENCE));
    link.close();
  }

  @Test
  final void silence_timesOutAtTheDeadline() throws Exception {
    ReadStep step = connectedSteps().get(0);
    way().silence();
    long begin = System.nanoTime();
    DriverException failure = failure(step.read(in(SHORT)), SHORT.plus(TOLERANCE));
    Duration took = Duration.ofNanos(System.nanoTime() - begin);
    assertInstanceOf(DriverException.TimedOut.class, failure);
    assertTrue(took.compareTo(SHORT.minusMillis(20)) >= 0, "too early: " + took);
  }

  @Test
  final void silence_passes() throws Exception {
    List<ReadStep> steps = connectedSteps();
    way().silence();
    failure(steps.get(0).read(in(SHORT)), PATIENCE);
    way().heal();
    readUntilConnected(steps.get(0));
    assertAllRight(steps);
  }

  /** A driver may give up a connection after silence; then it says so, and is connected again. */
  private List<Reading> readUntilConnected(ReadStep step) throws DriverException {
    for (int attempt = 0; attempt < 3; attempt++) {
      try {
        return get(step.read(in(PATIENCE)));
      } catch (DriverException.NotConnected | DriverException.Lost gone) {
        connect(link());
      }
    }
    return get(step.read(in(PATIENCE)));
  }

  @Test
  final void lateReply_isNotTakenForTheNextRequest() throws Exception {
    List<ReadStep> steps = connectedSteps();
    ReadStep next = numbersRequests() ? steps.get(0) : steps.get(1);
    String name = next.points().get(0).id().point();
    for (int turn = 0; turn < 3; turn++) {
      way().delay(SHORT.multipliedBy(2));
      assertInstanceOf(
          DriverException.TimedOut.class, failure(steps.get(0).read(in(SHORT)), PATIENCE));
      Value now = OtherValue.than(played().value(name), turn);
      played().set(name, now);
      way().heal();
      List<Reading> readings = readUntilConnected(next);
      assertEquals(now, readings.get(0).value(), "the answer to this request, not to the last");
      if (!numbersRequests()) {
        pause(SHORT.multipliedBy(2));
      }
    }
  }

  @Test
  final void lostConnection_failsWhatIsOpen_andIsConnectedAgain() throws Exception {
    assumeTrue(way().connects(), "there is no connection that could be lost");
    Device device = connected();
    List<ReadStep> steps = device.prepare(points()).steps();
    assertAllRight(steps);
    for (int turn = 0; turn < 3; turn++) {
      way().silence();
      CompletionStage<List<Reading>> open = steps.get(0).read(in(PATIENCE.multipliedBy(4)));
      pause(Duration.ofMillis(50));
      way().cut();
      assertInstanceOf(DriverException.Lost.class, failure(open, PATIENCE));
      DriverException next = failure(steps.get(0).read(in(PATIENCE)), PATIENCE);
      assertTrue(
          next instanceof DriverException.NotConnected || next instanceof DriverException.Lost,
          "while the link is down: " + next);
      way().heal();
      connect(link());
      changeAll(turn);
      assertAllRight(steps);
    }
  }

  /** Gives what was sent the time to arrive. */
  static void pause(Duration time) {
    long end = System.nanoTime() + time.toNanos();
    while (System.nanoTime() < end) {
      LockSupport.parkNanos(end - System.nanoTime());
    }
  }

  @Test
  final void asManyAsAllowed_areOpenAtATime() throws Exception {
    List<ReadStep> steps = connectedSteps();
    int most = link().maxInFlight();
    assertTrue(most >= 1, "at least one");
    way().delay(Duration.ofMillis(5));
    for (int turn = 0; turn < 10; turn++) {
      changeAll(turn);
      List<CompletionStage<List<Reading>>> open = new ArrayList<>();
      for (int i = 0; i < most; i++) {
        open.add(steps.get(i % steps.size()).read(in(PATIENCE)));
      }
      Map<String, Reading> shown = new HashMap<>();
      for (CompletionStage<List<Reading>> each : open) {
        get(each).forEach(reading -> shown.put(reading.point().point(), reading));
      }
      for (PointModel point : model().points()) {
        if (shown.containsKey(point.name())) {
          assertRight(point, shown.get(point.name()));
        }
      }
    }
    assertEquals(most, link().maxInFlight(), "constant while open");
  }

  @Test
  final void closedLink_failsWhatIsOpen_andEverythingAfter() throws Exception {
    Device device = connected();
    ReadStep step = device.prepare(points()).steps().get(0);
    way().silence();
    CompletionStage<List<Reading>> open = step.read(in(PATIENCE.multipliedBy(4)));
    pause(Duration.ofMillis(50));
    link().close();
    assertClosed(failure(open, SECOND));
    assertClosed(failure(link().connect(in(PATIENCE)), SECOND));
    assertClosed(failure(step.read(in(PATIENCE)), SECOND));
    assertClosed(failure(device.write(points().get(0), Value.of(1L), 8, in(PATIENCE)), SECOND));
    assertClosed(failure(device.identify(in(PATIENCE)), SECOND));
    assertThrows(DriverException.Closed.class, () -> link().device(spec()));
    assertThrows(DriverException.Closed.class, () -> device.prepare(points()));
    link().close();
    device.close();
    device.close();
    link().close();
  }

  /** What was never offered may also say so. */
  private static void assertClosed(DriverException failure) {
    assertTrue(
        failure instanceof DriverException.Closed
            || failure instanceof DriverException.NotSupported,
        "after close: " + failure);
  }

  @Test
  final void closedDevice_leavesTheLinkToOthers() throws Exception {
    Device device = connected();
    ReadStep step = device.prepare(points()).steps().get(0);
    way().silence();
    CompletionStage<List<Reading>> open = step.read(in(PATIENCE.multipliedBy(4)));
    pause(Duration.ofMillis(50));
    device.close();
    assertInstanceOf(DriverException.Closed.class, failure(open, SECOND));
    assertInstanceOf(DriverException.Closed.class, failure(step.read(in(PATIENCE)), SECOND));
    device.close();
    way().heal();
    List<ReadStep> others = link().device(spec()).prepare(points()).steps();
    readUntilConnected(others.get(0));
    assertAllRight(others);
  }

  @Test
  final void linkNeverConnected_isClosed() throws Exception {
    Link link = open(linkSettings(way().port()));
    link.close();
    link.close();
    assertInstanceOf(DriverException.Closed.class, failure(link.connect(in(PATIENCE)), SECOND));
  }

  @Test
  final void closedLinks_leaveNoThreadAndNoSocket() throws Exception {
    useAndClose();
    link().close();
    LeakCheck check = LeakCheck.start(PATIENCE);
    for (int i = 0; i < 10; i++) {
      useAndClose();
    }
    check.assertNothingLeft();
  }

  private void useAndClose() throws DriverException {
    Link link = open(linkSettings(way().port()));
    connect(link);
    ReadStep step = link.device(spec()).prepare(points()).steps().get(0);
    assertFalse(get(step.read(in(PATIENCE))).isEmpty());
    link.close();
  }
}
