// SPDX-License-Identifier: Apache-2.0
package io.lockgate.driver.sim.carrier;

/** Bytes that are no frame. An event, without a stack trace. */
final class GarbledException extends Exception {
  private static final long serialVersionUID = 1L;

  GarbledException(String what) {
    super(what, null, false, false);
  }
}
