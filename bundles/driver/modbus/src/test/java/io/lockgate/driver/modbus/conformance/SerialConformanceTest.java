// SPDX-License-Identifier: Apache-2.0
package io.lockgate.driver.modbus.conformance;

import io.lockgate.api.driver.Settings;
import io.lockgate.testkit.driver.FieldPath;
import io.lockgate.testkit.driver.PlayedDevice;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;

/** The Modbus driver on a serial line, RTU. */
class SerialConformanceTest extends ModbusConformance {
  @TempDir private Path folder;

  private String terminal() {
    return folder.resolve("tty").toString();
  }

  @Override
  protected PlayedDevice device() {
    return PlayedUnit.onALine(POINTS, VALUES);
  }

  @Override
  protected FieldPath path(PlayedDevice started) throws IOException {
    return LinePath.to(Path.of(terminal()), (PlayedUnit) started);
  }

  /** A request of a device that was closed meanwhile keeps the bus until its time-out: no device may be talked into. */
  @Override
  protected Settings linkSettings(int port) {
    return new Settings(
        Map.of(
            "transport",
            "rtu",
            "serial-port",
            terminal(),
            "baud",
            "115200",
            "parity",
            "none",
            "timeout-ms",
            "2000"));
  }

  @Override
  protected boolean numbersRequests() {
    return false;
  }

  @Override
  protected Settings range(int port) {
    return new Settings(Map.of("serial-port", terminal(), "units", "1-3"));
  }
}
