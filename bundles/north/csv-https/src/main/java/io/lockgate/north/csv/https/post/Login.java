// SPDX-License-Identifier: Apache-2.0
package io.lockgate.north.csv.https.post;

import io.lockgate.api.publish.PublishException;
import io.lockgate.north.csv.delivery.SecretTexts;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;

/** Who we are to a server; for one request. */
public final class Login {
  private final String user;
  private final char[] password;

  /**
   * Somebody.
   *
   * @param user name, without a colon
   * @param password wiped after use
   */
  public Login(String user, char[] password) {
    this.user = user;
    this.password = password;
  }

  /** Value of the header {@code Authorization} (RFC 7617), UTF-8; can be had once. */
  String basic() {
    byte[] secret = SecretTexts.utf8(password);
    byte[] name = (user + ":").getBytes(StandardCharsets.UTF_8);
    byte[] both = Arrays.copyOf(name, name.length + secret.length);
    System.arraycopy(secret, 0, both, name.length, secret.length);
    String header = "Basic " + Base64.getEncoder().encodeToString(both);
    Arrays.fill(both, (byte) 0);
    Arrays.fill(secret, (byte) 0);
    Arrays.fill(password, '\0');
    return header;
  }

  /** Where it comes from. */
  @FunctionalInterface
  public interface Source {
    /**
     * A fresh copy; empty where nobody is asked for.
     *
     * @throws PublishException it is not there, or cannot be read
     */
    Optional<Login> read() throws PublishException;
  }
}
