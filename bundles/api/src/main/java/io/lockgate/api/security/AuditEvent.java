// SPDX-License-Identifier: Apache-2.0
package io.lockgate.api.security;

import java.util.Objects;

/**
 * What is to be recorded. No field may hold personal data or a secret: identities are pseudonyms, details are technical.
 *
 * @param category the kind of thing it is about
 * @param type what happened, in capitals, for example {@code SERVICE_DISABLED}
 * @param source where it was asked for: {@code console}, {@code web}, {@code deploy}, {@code boot}
 * @param who {@link Identity#id()} of the actor
 * @param id what it happened to: a service, bundle, pid or file
 * @param result how it ended
 * @param detail reason or values, may be empty; at most 1,000 characters are kept
 */
public record AuditEvent(
    Category category,
    String type,
    String source,
    String who,
    String id,
    Result result,
    String detail) {

  /** The kind of thing a record is about. */
  public enum Category {
    ACCESS,
    CONFIGURATION,
    SERVICE,
    SOFTWARE,
    SYSTEM,
    FIELD
  }

  /** How it ended. */
  public enum Result {
    OK,
    REFUSED,
    FAILED
  }

  public AuditEvent {
    Objects.requireNonNull(category);
    Objects.requireNonNull(result);
    if (!type.matches("[A-Z][A-Z0-9_]{0,63}")) {
      throw new IllegalArgumentException("audit type must be capitals, digits and _: " + type);
    }
    if (detail.length() > 1000) {
      detail = detail.substring(0, 1000);
    }
  }

  /** An event caused by {@code who} through the door it came in. */
  public static AuditEvent by(
      Identity who, Category category, String type, String id, Result result, String detail) {
    return new AuditEvent(category, type, who.door(), who.id(), id, result, detail);
  }
}
