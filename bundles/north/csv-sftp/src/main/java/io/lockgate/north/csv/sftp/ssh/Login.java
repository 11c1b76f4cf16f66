// SPDX-License-Identifier: Apache-2.0
package io.lockgate.north.csv.sftp.ssh;

import io.lockgate.api.publish.PublishException;
import java.util.Optional;

/**
 * Who we are to a server, read at each connection.
 *
 * @param user name
 * @param password where one is used
 * @param key a private key in a textual form, PKCS#8 or OpenSSH's own, not encrypted; where one is used
 */
public record Login(String user, Optional<char[]> password, Optional<char[]> key) {
  /** Says nothing of what is secret. */
  @Override
  public String toString() {
    return "login";
  }

  /** Where it comes from. */
  @FunctionalInterface
  public interface Source {
    /**
     * A fresh copy; the caller wipes it.
     *
     * @throws PublishException it is not there, or cannot be read
     */
    Login read() throws PublishException;
  }
}
