// SPDX-License-Identifier: Apache-2.0
package io.lockgate.testkit.driver;

import java.io.IOException;
import java.time.Duration;

/** The way between the driver and the played device, and what can go wrong on it. */
public interface FieldPath extends AutoCloseable {
  /**
   * Whether there is a connection that can break. Where there is none, as with datagrams, a driver notices silence only,
   * and {@link #cut} has no effect.
   */
  default boolean connects() {
    return true;
  }

  /** TCP or UDP port of the loopback address that leads to the device; 0 when there is none. */
  int port();

  /** Port of the loopback address where nobody listens, so that connecting fails; 0 when there is none. */
  int nowhere();

  /** Breaks the connection; a new one is possible at once. */
  void cut();

  /** Requests arrive, answers do not; the connection stays. */
  void silence();

  /** Answers come so much later; those under way already are not affected. */
  void delay(Duration time);

  /** Takes back silence and delay for what comes. */
  void heal();

  @Override
  void close() throws IOException;
}
