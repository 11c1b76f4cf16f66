// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.publish;

import java.time.Duration;

/**
 * What a destination is to miss.
 *
 * @param newestOnly when the log had to give up samples before they were sent, all that wait are passed over and counted;
 *     otherwise only those given up are missed
 * @param age samples received longer ago are passed over and counted; zero for none
 */
record Policy(boolean newestOnly, Duration age) {
  /** Everything there is. */
  static final Policy ALL = new Policy(false, Duration.ZERO);
}
