// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.model.yaml;

/** A text is no YAML, or of a kind that is not taken; an event, not a defect. */
public final class BadYamlException extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient At at;

  BadYamlException(At at, String reason) {
    super(reason, null, false, false);
    this.at = at;
  }

  /** Where. */
  public At at() {
    return at;
  }

  /** One sentence. */
  public String reason() {
    return String.valueOf(getMessage());
  }
}
