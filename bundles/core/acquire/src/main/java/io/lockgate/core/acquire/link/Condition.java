// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.acquire.link;

import io.lockgate.api.driver.FieldStatus.State;

/**
 * How a link or device is doing.
 *
 * @param detail one sentence, empty when all is well
 * @param sinceMillis when the state began, epoch milliseconds
 */
record Condition(State state, String detail, long sinceMillis) {
  /** What follows; its time is that of the former when only the detail differs. */
  Condition then(State next, String why, long nowMillis) {
    return new Condition(next, why, next == state ? sinceMillis : nowMillis);
  }
}
