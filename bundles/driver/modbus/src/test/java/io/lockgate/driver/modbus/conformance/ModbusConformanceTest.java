// SPDX-License-Identifier: Apache-2.0
package io.lockgate.driver.modbus.conformance;

import io.lockgate.api.driver.Settings;
import io.lockgate.testkit.driver.PlayedDevice;
import java.util.Map;

/** The Modbus driver over TCP. */
class ModbusConformanceTest extends ModbusConformance {
  @Override
  protected PlayedDevice device() {
    return PlayedUnit.onTcp(POINTS, VALUES);
  }

  @Override
  protected Settings linkSettings(int port) {
    return new Settings(
        Map.of(
            "transport",
            "tcp",
            "host",
            "127.0.0.1",
            "port",
            "" + port,
            "timeout-ms",
            "30000",
            "pipelining",
            "4"));
  }

  @Override
  protected Settings range(int port) {
    return new Settings(Map.of("hosts", "127.0.0.1", "port", "" + port));
  }
}
