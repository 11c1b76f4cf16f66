// SPDX-License-Identifier: Apache-2.0
package io.lockgate.api.security;

/** What an operation needs; each shell command, page and REST method names exactly one. */
public enum Permission {
  /** See states, values and settings (secrets excepted). */
  VIEW,
  /** Read and export the audit log. */
  VIEW_AUDIT,
  /** Write to the field, acknowledge alarms. */
  OPERATE,
  /** Change settings, devices and models. */
  CONFIGURE,
  /** Switch services on and off. */
  SWITCH_SERVICES,
  /** Enrol and revoke signers of code, set the signing policy. */
  MANAGE_TRUST,
  /** Commission the gateway, manage accounts and certificates. */
  MANAGE_USERS
}
