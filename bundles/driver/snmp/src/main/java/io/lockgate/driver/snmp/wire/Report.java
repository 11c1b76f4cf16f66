// SPDX-License-Identifier: Apache-2.0
package io.lockgate.driver.snmp.wire;

import java.util.Arrays;
import org.snmp4j.mp.SnmpConstants;
import org.snmp4j.smi.OID;

/** Why version 3 does not take a message, there or here: the counter that is named. */
enum Report {
  UNSUPPORTED_LEVEL(
      SnmpConstants.usmStatsUnsupportedSecLevels,
      "does not offer this security for the user (encryption or its protocol)"),
  NOT_IN_TIME(
      SnmpConstants.usmStatsNotInTimeWindows, "its clock cannot be followed (not in time window)"),
  UNKNOWN_USER(SnmpConstants.usmStatsUnknownUserNames, "does not know the user"),
  UNKNOWN_ENGINE(SnmpConstants.usmStatsUnknownEngineIDs, "changes its engine id"),
  WRONG_DIGEST(
      SnmpConstants.usmStatsWrongDigests,
      "does not accept the signature: wrong auth-password or auth-protocol"),
  DECRYPTION(
      SnmpConstants.usmStatsDecryptionErrors,
      "cannot decrypt: wrong privacy-password or privacy-protocol"),
  UNKNOWN_CONTEXT(SnmpConstants.snmpUnknownContexts, "does not know the context"),
  OTHER(new OID(), "refuses the message");

  private final OID counter;
  private final String sentence;

  Report(OID counter, String sentence) {
    this.counter = counter;
    this.sentence = sentence;
  }

  static Report of(OID variable) {
    return Arrays.stream(values())
        .filter(each -> each != OTHER && variable.startsWith(each.counter))
        .findFirst()
        .orElse(OTHER);
  }

  /** Whether the same request may be taken now. */
  boolean again() {
    return this == UNKNOWN_ENGINE || this == NOT_IN_TIME;
  }

  /** Why a device did not take ours. */
  String sentence() {
    return sentence;
  }

  /** Whether somebody was kept out; not so who merely has to learn engine and time first. */
  boolean isRefusal() {
    return this == UNSUPPORTED_LEVEL
        || this == UNKNOWN_USER
        || this == WRONG_DIGEST
        || this == DECRYPTION;
  }

  /** Why the gateway did not take one. */
  String asRefused() {
    return switch (this) {
      case UNSUPPORTED_LEVEL -> "security that the user does not have";
      case UNKNOWN_USER -> "an unknown user";
      case WRONG_DIGEST -> "a wrong signature";
      case DECRYPTION -> "cannot be decrypted";
      default -> sentence;
    };
  }
}
