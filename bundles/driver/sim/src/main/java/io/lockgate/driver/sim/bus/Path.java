// SPDX-License-Identifier: Apache-2.0
package io.lockgate.driver.sim.bus;

/** How a master reaches a device. */
public enum Path {
  /** Modbus TCP; the unit id names one of many behind one port. */
  TCP,
  /** A multi-drop line with RTU frames, through a serial server or a serial port. */
  RTU
}
