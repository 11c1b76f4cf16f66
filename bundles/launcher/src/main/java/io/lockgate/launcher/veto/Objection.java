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

  /** It is not what was signed. */
  static Objection changed(String how) {
    return always("wrong signature: changed after it was signed: " + how);
  }

  static Objection unsigned() {
    return byPolicy("wrong signature: it is not signed");
  }
}
