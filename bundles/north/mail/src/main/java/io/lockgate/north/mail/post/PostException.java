// SPDX-License-Identifier: Apache-2.0
package io.lockgate.north.mail.post;

/** A mail did not go. The message is one sentence for the operator, with the server's own words. */
public final class PostException extends Exception {
  private static final long serialVersionUID = 1L;

  private final Kind kind;

  /** What can be done about it. */
  public enum Kind {
    /** Not reachable, not in time, or broken off: tried again; the mail may have arrived. */
    UNREACHABLE,
    /** The server does not take this mail now (4yz): tried again. */
    LATER,
    /** The server will never take this mail (5yz). */
    NEVER,
    /** Refused: user, password, no encryption, not a permitted destination. Tried again at the longest pause. */
    DENIED,
    /** The server is not the one it should be: certificate, name. Tried again at the longest pause. */
    UNTRUSTED
  }

  public PostException(Kind kind, String message, Throwable cause) {
    super(message, cause);
    this.kind = kind;
  }

  public Kind kind() {
    return kind;
  }
}
