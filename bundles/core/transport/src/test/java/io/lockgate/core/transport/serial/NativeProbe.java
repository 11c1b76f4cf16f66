// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.transport.serial;

import io.lockgate.api.driver.DriverException;
import io.lockgate.api.driver.SerialLine;
import java.nio.file.Path;
import java.time.Duration;

/** Opens a port in a virtual machine of its own and says what became of it. */
final class NativeProbe {
  private NativeProbe() {}

  /** The argument is the path of a port. */
  public static void main(String[] args) {
    SerialLine line = new SerialLine(args[0], 9_600, 8, SerialLine.Parity.NONE, 1, Duration.ZERO);
    try {
      NativePort.open(Path.of(args[0]).toAbsolutePath(), line).close();
      System.out.println("opened");
    } catch (DriverException.NotConnected e) {
      System.out.println(e.getMessage());
    }
  }
}
