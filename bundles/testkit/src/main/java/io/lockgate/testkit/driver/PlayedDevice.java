// SPDX-License-Identifier: Apache-2.0
package io.lockgate.testkit.driver;

import io.lockgate.api.point.Value;
import java.io.IOException;

/** A device played for the suite, with the points of the model. All methods are thread-safe. */
public interface PlayedDevice {
  /**
   * Begins to answer; on return it can be reached.
   *
   * @throws IOException it cannot
   */
  void start() throws IOException;

  /** Ends it: nobody answers any more, all it had is given up. Without effect the second time. */
  void stop();

  /** TCP or UDP port of the loopback address where it listens after start; 0 when it is reached in another way. */
  int port();

  /** What a point holds now, before scale and offset, of the kind that the driver reads. */
  Value value(String point);

  /** Makes a point hold something. */
  void set(String point, Value value);

  /** From now on a request with this point is answered by an error, or no longer. */
  void refuse(String point, boolean refused);

  /** How many writes of this point have arrived since start, accepted or not. */
  int writes(String point);
}
