// SPDX-License-Identifier: Apache-2.0
package io.lockgate.api.publish;

/** A delivery failed; nothing of it is acknowledged. The message is one sentence for the operator. */
public final class PublishException extends Exception {
  private static final long serialVersionUID = 1L;

  /** What can be done about it. */
  public enum Kind {
    /** Not reachable, or not in time: tried again, with growing pauses. */
    UNREACHABLE,
    /** The other side refuses us: wrong password, no right, full. Tried again at the longest pause; an alarm is raised. */
    DENIED,
    /** The other side is not whom we know: its key or certificate changed. Not tried again until the operator accepts it. */
    UNTRUSTED,
    /** The settings cannot work. Not tried again until they change. */
    SETTINGS
  }

  private final Kind kind;

  public PublishException(Kind kind, String message) {
    super(message);
    this.kind = kind;
  }

  public Kind kind() {
    return kind;
  }
}
