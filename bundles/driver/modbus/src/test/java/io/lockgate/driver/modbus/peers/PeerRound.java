// SPDX-License-Identifier: Apache-2.0
package io.lockgate.driver.modbus.peers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.lockgate.api.driver.Device;
import io.lockgate.api.driver.DevicePoint;
import io.lockgate.api.driver.DriverException;
import io.lockgate.api.driver.Link;
import io.lockgate.api.point.DataType;
import io.lockgate.api.point.Value;
import io.lockgate.driver.modbus.fakes.Points;
import io.lockgate.driver.modbus.real.RealField;
import io.lockgate.testkit.peer.Peer;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/**
 * All that the client does with one unit of a peer, compared with what the peer says.
 *
 * @param field the client's surroundings
 * @param link to the peer
 * @param peer the server
 * @param map what it holds
 * @param unit which one
 */
record PeerRound(RealField field, Link link, Peer peer, PeerMap map, int unit) {
  private static final Duration SOON = Duration.ofSeconds(5);
  private static final int COUNT = 60;
  private static final int ILLEGAL_FUNCTION = 1;

  private Device device() throws DriverException {
    return RealField.device(link, "unit", "" + unit, "timeout-ms", "800");
  }

  /** Functions 1 to 4: all there is, each value as the peer's own map has it. */
  PeerRound reads() throws DriverException {
    List<DevicePoint> points = new ArrayList<>();
    for (int i = 0; i < COUNT; i++) {
      points.add(Points.of("holding." + i, "holding/" + i, DataType.UINT16));
      points.add(Points.of("input." + i, "input/" + i, DataType.UINT16));
      points.add(Points.of("coil." + i, "coil/" + i, DataType.BOOL));
      points.add(Points.of("discrete." + i, "discrete/" + i, DataType.BOOL));
    }
    Map<String, Value> values = field.read(device(), points.toArray(new DevicePoint[0]));
    for (String space : List.of("holding", "input", "coil", "discrete")) {
      for (int i = 0; i < COUNT; i++) {
        Value value = values.getOrDefault(space + "." + i, Value.missing());
        assertEquals(map.value(space, unit, i), value.asLong(-1), space + " " + i);
      }
    }
    return this;
  }

  /** Functions 5, 6, 15 and 16, each seen by the peer and read back. */
  PeerRound writes() throws DriverException {
    int coil = 1 - map.value("coil", unit, 5);
    write(Points.of("p", "coil/5", DataType.BOOL), Value.of(coil == 1), "coil", 5, coil);
    write(Points.of("p", "holding/7", DataType.UINT16), Value.of(4242), "holding", 7, 4242);
    int other = 1 - map.value("coil", unit, 18);
    write(
        Points.of("p", "coil/10", DataType.BITS, "length", "9"),
        new Value.Bits(other == 1 ? 0x1FF : 0, 9),
        "coil",
        18,
        other);
    write(Points.of("p", "holding/20", DataType.FLOAT32), Value.of(230.5f), "holding", 21, 0x8000);
    return this;
  }

  private void write(DevicePoint point, Value value, String space, int address, int seen)
      throws DriverException {
    field.write(device(), point, value);
    peer.awaitLine("SET " + space + " " + unit + " " + address + " " + seen, SOON);
    assertEquals(value, field.value(device(), point));
  }

  /** How a peer takes a function. */
  enum Support {
    /** Does it. */
    KNOWS,
    /** Answers exception 1. */
    REFUSES,
    /** Does not answer. */
    IGNORES
  }

  /** Function 22. */
  PeerRound mask(Support support) throws DriverException {
    DevicePoint bit = Points.of("p", "holding/30.3", DataType.BOOL);
    int before = map.value("holding", unit, 30);
    Value turned = Value.of((before & 8) == 0);
    if (support == Support.KNOWS) {
      field.write(device(), bit, turned);
      peer.awaitLine("SET holding " + unit + " 30 " + (before ^ 8), SOON);
    } else if (support == Support.REFUSES) {
      DriverException.Refused refused =
          assertThrows(DriverException.Refused.class, () -> field.write(device(), bit, turned));
      assertEquals(ILLEGAL_FUNCTION, refused.code());
    } else {
      assertThrows(DriverException.TimedOut.class, () -> field.write(device(), bit, turned));
    }
    return this;
  }

  /** Function 23 on the raw way. */
  PeerRound readAndWrite(Support support) throws DriverException {
    if (support == Support.KNOWS) {
      assertEquals(
          String.format(
              "1704%04x%04x", map.value("holding", unit, 0), map.value("holding", unit, 1)),
          raw());
      peer.awaitLine("SET holding " + unit + " 40 " + 0x1234, SOON);
    } else if (support == Support.REFUSES) {
      assertEquals("9701", raw());
    } else {
      assertThrows(DriverException.TimedOut.class, this::raw);
    }
    return this;
  }

  /** Reads registers 0 and 1, writes register 40. */
  private String raw() throws DriverException {
    String request = "17 0000 0002 0028 0001 02 1234";
    return hex(
        RealField.get(
            link.exchange(
                "" + unit,
                ByteBuffer.wrap(HexFormat.of().parseHex(request.replace(" ", ""))),
                field.in(1_000))));
  }

  /** What it says about itself. */
  PeerRound identifies(String vendor, String product) throws DriverException {
    var who = RealField.get(device().identify(field.in(3_000)));
    assertEquals(vendor, who.vendor());
    assertEquals(product, who.product());
    return this;
  }

  private static String hex(ByteBuffer buffer) {
    byte[] bytes = new byte[buffer.remaining()];
    buffer.get(bytes);
    return HexFormat.of().formatHex(bytes);
  }
}
