// SPDX-License-Identifier: Apache-2.0
package io.lockgate.north.mail.post;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Where the mail server is and how it is talked to.
 *
 * @param host name or address, as in its certificate
 * @param port 1 to 65535
 * @param security how the connection is protected
 * @param user empty: no login
 * @param password of the user, asked for at each login
 * @param authorities PEM file of who may have issued the server's certificate; empty: those of the platform
 * @param from address of the sender
 */
public record SmtpConfig(
    String host,
    int port,
    Security security,
    String user,
    Password password,
    Optional<Path> authorities,
    String from) {
  /** Gives a password. */
  @FunctionalInterface
  public interface Password {
    /**
     * A fresh copy, which is wiped after use.
     *
     * @throws IOException it cannot be read; the message says why
     */
    char[] read() throws IOException;
  }

  /** How a connection is protected. */
  public enum Security {
    /** Begins in clear and becomes TLS before anything is said; else it ends. */
    STARTTLS(587),
    /** TLS from the first byte. */
    TLS(465),
    /** In clear: without login. */
    PLAIN(25);

    private final int port;

    Security(int port) {
      this.port = port;
    }

    /** The usual port. */
    public int port() {
      return port;
    }
  }

  public SmtpConfig {
    if (host.isBlank() || from.isBlank()) {
      throw new IllegalArgumentException("host and from must be set");
    }
    if (security == Security.PLAIN && !user.isEmpty()) {
      throw new IllegalArgumentException("a password is never sent in clear: plain has no user");
    }
  }

  /** What stands behind the at sign of the sender. */
  public String domain() {
    return from.substring(from.indexOf('@') + 1);
  }

  /** Without the password. */
  @Override
  public String toString() {
    return "SmtpConfig[" + host + ":" + port + " " + security + "]";
  }
}
