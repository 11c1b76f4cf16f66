// SPDX-License-Identifier: Apache-2.0
package ${package};

import io.lockgate.api.point.DataType;
import io.lockgate.api.point.Value;
import io.lockgate.testkit.driver.PlayedDevice;
import java.io.IOException;
import java.util.Map;

/** The tank, as the conformance kit asks for a device. */
final class PlayedTank implements PlayedDevice {
  /** What is held at each address. */
  static final Map<String, DataType> TYPES =
      Map.of("level", DataType.FLOAT64, "pump", DataType.BOOL, "starts", DataType.UINT32);

  private ToyTank tank;

  @Override
  public void start() throws IOException {
    tank = new ToyTank(0, event -> {});
  }

  @Override
  public void stop() {
    tank.stop();
  }

  @Override
  public int port() {
    return tank.port();
  }

  @Override
  public Value value(String point) {
    synchronized (tank) {
      return ${prefix}Point.value(TYPES.get(point), tank.values.get(point));
    }
  }

  @Override
  public void set(String point, Value value) {
    synchronized (tank) {
      tank.values.put(point, ${prefix}Point.text(value));
    }
  }

  @Override
  public void refuse(String point, boolean refused) {
    synchronized (tank) {
      if (refused) {
        tank.refused.add(point);
      } else {
        tank.refused.remove(point);
      }
    }
  }

  @Override
  public int writes(String point) {
    synchronized (tank) {
      return tank.writes.getOrDefault(point, 0);
    }
  }
}
