// SPDX-License-Identifier: Apache-2.0
package io.lockgate.testkit.driver;

import java.io.IOException;
import java.time.Duration;

/** The way between the driver and the played device, and what can go wrong on it. */
public interface FieldPath extends AutoCloseable {
  /** TCP port of the loopback address that leads to the device; 0 when there is none. */
  int port();

  /** TCP port of the loopback address where nobody listens; 0 when there is none. */
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
