// SPDX-License-Identifier: Apache-2.0
package io.lockgate.driver.sim.bus;

import java.time.Duration;

/**
 * What a device answers.
 *
 * @param unit id under which it answers
 * @param pdu function code and data
 * @param delay how long it takes; zero: at once
 * @param damage what happens to the frame on the way: {@link Fault#NONE}, {@link Fault#HALF_FRAME} or {@link Fault#NOISE}
 * @param chance number for the damage, any
 */
@SuppressWarnings("ArrayRecordComponent") // handed on once, never compared
public record Reply(int unit, byte[] pdu, Duration delay, Fault damage, int chance) {
  /** A sound answer at once. */
  public static Reply sound(int unit, byte[] pdu) {
    return new Reply(unit, pdu, Duration.ZERO, Fault.NONE, 0);
  }
}
