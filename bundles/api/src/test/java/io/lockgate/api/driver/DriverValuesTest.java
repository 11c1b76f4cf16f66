// SPDX-License-Identifier: Apache-2.0
package io.lockgate.api.driver;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lockgate.api.driver.SerialLine.Parity;
import java.nio.ByteBuffer;
import java.nio.ReadOnlyBufferException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;

class DriverValuesTest {
  @Test
  void settings_areReadWithTheirKeyInEveryRefusal() throws Exception {
    Settings settings =
        new Settings(Map.of("host", " plc ", "port", "502", "ssl", "true", "bad", "x", "no", " "));
    assertEquals("plc", settings.text("host"));
    assertEquals(502, settings.number("port", 1, 65535));
    assertTrue(settings.flag("ssl"));
    assertEquals("else", settings.text("no", "else"));
    assertEquals("no: is missing", refusal(() -> settings.text("no")));
    assertEquals("bad: is not a whole number", refusal(() -> settings.number("bad", 0, 9)));
    assertEquals("port: must be 0 to 9", refusal(() -> settings.number("port", 0, 9)));
    assertEquals("bad: must be true or false", refusal(() -> settings.flag("bad")));
  }

  @Test
  void settings_neverShowTheirValues() {
    assertEquals(
        "Settings[key, user]", new Settings(Map.of("user", "u", "key", "secret")).toString());
  }

  private interface Reader {
    Object read() throws DriverException;
  }

  private static String refusal(Reader reader) {
    return String.valueOf(
        assertThrows(DriverException.BadSetting.class, reader::read).getMessage());
  }

  @Test
  void failure_isFoundInsideItsWrappers() {
    var timedOut = new DriverException.TimedOut("silent");
    assertSame(timedOut, DriverException.in(new CompletionException(timedOut)));
    assertSame(timedOut, DriverException.in(timedOut));
  }

  @Test
  void undeclaredFailure_leavesTheOutcomeOpen() {
    DriverException found =
        DriverException.in(new CompletionException(new IllegalStateException("bug")));
    assertTrue(found.maybeDone());
    assertTrue(String.valueOf(found.getMessage()).contains("IllegalStateException"));
  }

  @Test
  void onlyWhatMayHaveReachedTheDevice_isUncertain() {
    assertFalse(new DriverException.NotConnected("x").maybeDone());
    assertFalse(new DriverException.Refused(2, true, "x").maybeDone());
    assertFalse(new DriverException.Busy("x").maybeDone());
    assertFalse(new DriverException.Expired().maybeDone());
    assertTrue(new DriverException.Lost("x").maybeDone());
    assertTrue(new DriverException.TimedOut("x").maybeDone());
    assertTrue(new DriverException.Damaged("x").maybeDone());
  }

  @Test
  void failure_carriesNoStackTrace() {
    assertEquals(0, new DriverException.TimedOut("x").getStackTrace().length);
  }

  @Test
  void deadline_followsTheMonotonicClockOnly() {
    HandClock clock = new HandClock();
    Deadline deadline = Deadline.in(Duration.ofNanos(100), clock);
    assertEquals(100, deadline.remainingNanos(clock));
    clock.nanos += 99;
    assertFalse(deadline.isOver(clock));
    clock.nanos += 1;
    assertTrue(deadline.isOver(clock));
  }

  @Test
  void deadline_survivesTheOverflowOfTheClock() {
    HandClock clock = new HandClock();
    clock.nanos = Long.MAX_VALUE - 10;
    Deadline deadline = Deadline.in(Duration.ofNanos(100), clock);
    assertFalse(deadline.isOver(clock));
    clock.nanos += 100;
    assertTrue(deadline.isOver(clock));
  }

  @Test
  void extents_mustBePossible() {
    assertEquals(12, new Extent(0, "holding", 10, 2).end());
    assertThrows(IllegalArgumentException.class, () -> new Extent(0, "h", -1, 1));
    assertThrows(IllegalArgumentException.class, () -> new Extent(0, "h", 0, 0));
    assertThrows(IllegalArgumentException.class, () -> new Extent(0, "h", Integer.MAX_VALUE, 1));
  }

  @Test
  void serialLine_refusesWhatNoPortDoes() {
    Duration gap = Duration.ofMillis(2);
    assertEquals(19_200, new SerialLine("p", 19_200, 8, Parity.EVEN, 1, gap).baud());
    assertThrows(
        IllegalArgumentException.class, () -> new SerialLine("p", 0, 8, Parity.NONE, 1, gap));
    assertThrows(
        IllegalArgumentException.class, () -> new SerialLine("p", 9600, 9, Parity.NONE, 1, gap));
    assertThrows(
        IllegalArgumentException.class, () -> new SerialLine("", 9600, 8, Parity.NONE, 1, gap));
  }

  @Test
  void passThrough_boundsItsTimeAndGuardsItsPayload() {
    ByteBuffer payload = ByteBuffer.allocate(2);
    var request = new PassThrough.Request("bus", "1", payload, "10.0.0.9", Duration.ofSeconds(6));
    assertThrows(ReadOnlyBufferException.class, () -> request.payload().put((byte) 1));
    assertThrows(
        IllegalArgumentException.class,
        () -> new PassThrough.Request("bus", "1", payload, "x", Duration.ofSeconds(321)));
  }
}
