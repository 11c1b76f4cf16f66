// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.audit.chain;

import io.lockgate.api.security.AuditRecord;

/** One line of the log. */
public sealed interface Line {
  /** Longest line in bytes, line feed included. */
  int MAX_BYTES = 8192;

  /**
   * First line of a segment.
   *
   * @param first sequence number of the segment's first record
   * @param previous hash of the record before that
   */
  record SegmentStart(long first, String previous) implements Line {}

  /**
   * One record.
   *
   * @param record as told to callers
   * @param body the bytes its hash covers, as text
   */
  record Entry(AuditRecord record, String body) implements Line {}

  /**
   * Last line of an export, and the value in the state store.
   *
   * @param head what is signed
   * @param signature Ed25519 over {@link Head#signedBytes()}
   * @param publicKey X.509 SubjectPublicKeyInfo of the key that signed
   */
  record SignedHead(Head head, Bytes signature, Bytes publicKey) implements Line {}
}
