// SPDX-License-Identifier: Apache-2.0
package io.lockgate.api.security;

import java.time.Instant;
import java.util.Optional;

/**
 * Which records to list; empty fields match everything.
 *
 * @param from not before this time
 * @param to before this time
 * @param category of this category
 * @param type type equals, in any letter case
 * @param who actor equals
 * @param text contained in type, id or detail, in any letter case
 * @param limit at most so many of the newest, 1 to 100,000
 */
public record AuditQuery(
    Optional<Instant> from,
    Optional<Instant> to,
    Optional<AuditEvent.Category> category,
    Optional<String> type,
    Optional<String> who,
    Optional<String> text,
    int limit) {

  public AuditQuery {
    if (limit < 1 || limit > 100_000) {
      throw new IllegalArgumentException("limit must be 1 to 100000");
    }
  }

  /** The newest {@code limit} records. */
  public static AuditQuery newest(int limit) {
    Optional<String> any = Optional.empty();
    return new AuditQuery(
        Optional.empty(), Optional.empty(), Optional.empty(), any, any, any, limit);
  }
}
