// SPDX-License-Identifier: Apache-2.0
package io.lockgate.testkit.serial;

import java.io.IOException;
import java.nio.file.Path;

/** A null-modem cable: two serial ports, each hears the other. */
public final class PtyPair implements AutoCloseable {
  private final SerialBus bus;

  private PtyPair(SerialBus bus) {
    this.bus = bus;
  }

  /**
   * Makes the pair {@code tty0} and {@code tty1} in a folder.
   *
   * @throws IOException the terminals cannot be made
   */
  public static PtyPair in(Path folder) throws IOException {
    return new PtyPair(SerialBus.of(2, folder));
  }

  /** One end, for the code under test. */
  public Path one() {
    return bus.path(0);
  }

  /** The other end. */
  public Path other() {
    return bus.path(1);
  }

  @Override
  public void close() throws IOException {
    bus.close();
  }
}
