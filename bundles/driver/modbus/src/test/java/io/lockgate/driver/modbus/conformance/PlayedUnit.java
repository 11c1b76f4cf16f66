// SPDX-License-Identifier: Apache-2.0
package io.lockgate.driver.modbus.conformance;

import io.lockgate.api.driver.DriverException;
import io.lockgate.api.model.PointModel;
import io.lockgate.api.point.Value;
import io.lockgate.codec.modbus.Octets;
import io.lockgate.driver.modbus.fakes.RegisterMap;
import io.lockgate.driver.modbus.points.Address;
import io.lockgate.driver.modbus.points.PointLayout;
import io.lockgate.driver.modbus.points.PointReader;
import io.lockgate.driver.modbus.value.CoilFormat;
import io.lockgate.driver.modbus.value.Order;
import io.lockgate.driver.modbus.value.RegisterFormat;
import io.lockgate.testkit.driver.PlayedDevice;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A device with the points of a model, at any unit of a TCP server, or at the end of a line. */
final class PlayedUnit implements PlayedDevice {
  private final RegisterMap map = new RegisterMap();
  private final Map<String, PointLayout> layouts = new TreeMap<>();
  private final @Nullable UnitServer server;

  private PlayedUnit(List<PointModel> points, Map<String, Value> values, boolean tcp) {
    server = tcp ? new UnitServer(map) : null;
    for (PointModel point : points) {
      try {
        layouts.put(point.name(), PointReader.layout(point, Order.HIGH_FIRST, false));
      } catch (DriverException.BadSetting bad) {
        throw new IllegalArgumentException(bad);
      }
      set(point.name(), values.getOrDefault(point.name(), Value.of(1)));
    }
  }

  static PlayedUnit onTcp(List<PointModel> points, Map<String, Value> values) {
    return new PlayedUnit(points, values, true);
  }

  /** Somebody else carries requests to {@link #answer}. */
  static PlayedUnit onALine(List<PointModel> points, Map<String, Value> values) {
    return new PlayedUnit(points, values, false);
  }

  /** The reply to a request, both without framing. */
  ByteBuffer answer(ByteBuffer pdu) {
    return map.answer(pdu);
  }

  @Override
  public void start() throws IOException {
    if (server != null) {
      server.start();
    }
  }

  @Override
  public void stop() {
    if (server != null) {
      server.stop();
    }
  }

  @Override
  public int port() {
    return server == null ? 0 : server.port();
  }

  private PointLayout layout(String point) {
    PointLayout layout = layouts.get(point);
    if (layout == null) {
      throw new IllegalArgumentException("no point " + point);
    }
    return layout;
  }

  private static int address(PointLayout layout) {
    return ((Address.Plain) layout.address()).number();
  }

  @Override
  public Value value(String point) {
    PointLayout layout = layout(point);
    int length = layout.format().length();
    if (layout.format() instanceof CoilFormat) {
      boolean[] bits = new boolean[length];
      for (int i = 0; i < length; i++) {
        bits[i] = map.bit(address(layout) + i);
      }
      return layout.format().read(Octets.ofBits(bits), 0);
    }
    int[] registers = new int[length];
    for (int i = 0; i < length; i++) {
      registers[i] = map.register(address(layout) + i);
    }
    return layout.format().read(Octets.ofRegisters(registers), 0);
  }

  @Override
  public void set(String point, Value value) {
    PointLayout layout = layout(point);
    try {
      if (layout.format() instanceof CoilFormat coils) {
        long flags = coils.flags(value);
        for (int i = 0; i < coils.length(); i++) {
          map.putBits(address(layout) + i, (int) ((flags >>> i) & 1));
        }
      } else if (layout.format() instanceof RegisterFormat registers) {
        ByteBuffer data = ByteBuffer.allocate(RegisterFormat.REGISTER * registers.length());
        registers.write(value, data);
        for (int i = 0; i < registers.length(); i++) {
          map.put(address(layout) + i, data.getShort(RegisterFormat.REGISTER * i));
        }
      }
    } catch (DriverException.BadSetting unfit) {
      throw new IllegalArgumentException(unfit);
    }
  }

  @Override
  public void refuse(String point, boolean refused) {
    PointLayout layout = layout(point);
    map.refuse(
        layout.format() instanceof CoilFormat, address(layout), layout.format().length(), refused);
  }

  @Override
  public int writes(String point) {
    PointLayout layout = layout(point);
    return map.writes(layout.format() instanceof CoilFormat, address(layout));
  }
}
