// SPDX-License-Identifier: Apache-2.0
package io.lockgate.codec.sparkplug;

/** What a message is about. */
public enum MessageType {
  /** An edge node is there, with all it has. */
  NBIRTH(false),
  /** An edge node is gone. */
  NDEATH(false),
  /** Values of an edge node. */
  NDATA(false),
  /** A command to an edge node. */
  NCMD(false),
  /** A device is there, with all it has. */
  DBIRTH(true),
  /** A device is gone. */
  DDEATH(true),
  /** Values of a device. */
  DDATA(true),
  /** A command to a device. */
  DCMD(true);

  private final boolean ofDevice;

  MessageType(boolean ofDevice) {
    this.ofDevice = ofDevice;
  }

  /** Whether its topic names a device. */
  public boolean ofDevice() {
    return ofDevice;
  }
}
