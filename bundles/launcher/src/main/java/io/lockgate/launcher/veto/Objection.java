// SPDX-License-Identifier: Apache-2.0
package io.lockgate.launcher.veto;

/**
 * Why a bundle is kept out.
 *
 * @param reason one clause for the operator
 * @param absolute whether it holds in every mode; otherwise {@code off} and {@code warn} let the bundle in
 */
record Objection(String reason, boolean absolute) {
  static Objection always(String reason) {
    return new Objection(reason, true);
  }

  static Objection byPolicy(String reason) {
    return new Objection(reason, false);
  }
}
