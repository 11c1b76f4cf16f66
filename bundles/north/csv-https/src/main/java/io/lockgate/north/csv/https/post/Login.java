// SPDX-License-Identifier: Apache-2.0
package io.lockgate.north.csv.https.post;

import io.lockgate.api.publish.PublishException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;

/**
 * Who we are to a server.
 *
 * @param user name, without a colon
 * @param password wiped after use
 */
public record Login(String user, char[] password) {
  /** Says nothing of what is secret. */
  @Override
  public String toString() {
    return "login";
  }

  /** Value of the header {@code Authorization} (RFC 7617), UTF-8. */
  String basic() {
    ByteBuffer secret = StandardCharsets.UTF_8.encode(CharBuffer.wrap(password));
    byte[] name = (user + ":").getBytes(StandardCharsets.UTF_8);
    byte[] both = Arrays.copyOf(name, name.length + secret.remaining());
    secret.get(both, name.length, secret.remaining());
    String header = "Basic " + Base64.getEncoder().encodeToString(both);
    Arrays.fill(both, (byte) 0);
    Arrays.fill(secret.array(), (byte) 0);
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
