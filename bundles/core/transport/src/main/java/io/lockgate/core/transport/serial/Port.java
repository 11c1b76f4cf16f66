// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.transport.serial;

import io.lockgate.api.driver.DriverException;
import io.lockgate.api.driver.SerialLine;
import java.nio.ByteBuffer;
import java.nio.file.Path;

/** An open serial port. No method waits. For one thread. */
interface Port {
  /**
   * Reads what is there.
   *
   * @param room backed by an array; its position stays
   * @return how many bytes, 0 for none
   * @throws DriverException.Lost the port is gone
   */
  int read(ByteBuffer room) throws DriverException.Lost;

  /**
   * Gives bytes to the system.
   *
   * @param bytes backed by an array; its position moves behind what was taken
   * @param most how many of them at most
   * @return how many it took
   * @throws DriverException.Lost the port is gone
   */
  int write(ByteBuffer bytes, int most) throws DriverException.Lost;

  /** Gives it back; it may be gone already. */
  void close();

  /** Opens ports. */
  @FunctionalInterface
  interface Opener {
    /**
     * Opens a port.
     *
     * @param path real path, no link
     * @throws DriverException.NotConnected it cannot be opened
     */
    Port open(Path path, SerialLine line) throws DriverException.NotConnected;
  }
}
