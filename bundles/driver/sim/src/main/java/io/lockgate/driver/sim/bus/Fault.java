// SPDX-License-Identifier: Apache-2.0
package io.lockgate.driver.sim.bus;

/** What can be wrong with a device. */
public enum Fault {
  /** Nothing. */
  NONE,
  /** It does not answer and does nothing. */
  SILENT,
  /** It answers late. */
  SLOW,
  /** It answers under another unit id. */
  WRONG_ID,
  /** The first half of the answer arrives. */
  HALF_FRAME,
  /** It answers with exception 4, device failure. */
  EXCEPTION,
  /** What arrives is not what was sent. */
  NOISE
}
