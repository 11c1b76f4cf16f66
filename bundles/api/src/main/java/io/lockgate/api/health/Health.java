// SPDX-License-Identifier: Apache-2.0
package io.lockgate.api.health;

/**
 * How one part is, and why.
 *
 * @param status one of a closed set
 * @param detail one sentence, never a secret; empty only when {@link Status#OK}; cut to 500 characters
 */
public record Health(Status status, String detail) {
  /** Nothing to say. */
  public static final Health OK = new Health(Status.OK, "");

  public Health {
    if (detail.isBlank() && status != Status.OK) {
      throw new IllegalArgumentException(status + " needs a reason");
    }
    if (detail.length() > 500) {
      detail = detail.substring(0, 500);
    }
  }
}
