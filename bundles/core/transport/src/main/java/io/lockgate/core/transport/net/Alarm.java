// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.transport.net;

/** Something whose time comes; called on the selector thread, must not block. */
@FunctionalInterface
public interface Alarm {
  /**
   * The time has come, or has come for an earlier request that is no longer meant: look at the clock.
   *
   * @param now monotonic nanoseconds
   */
  void ring(long now);
}
