// SPDX-License-Identifier: Apache-2.0
package io.lockgate.api.publish;

import java.time.Duration;
import java.util.concurrent.CompletionStage;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Asks servers of files by which key they are known, so that an operator can compare it and accept it. There while the
 * service that sends to them is on. Thread-safe, does not block.
 */
@ProviderType
public interface HostKeys {
  /**
   * Connects, hears the server's key, and breaks off: no user name, no password and nothing else is told to it.
   *
   * @param host name or literal address
   * @param port 1 to 65535
   * @return its key; fails with {@link PublishException}
   */
  CompletionStage<HostKey> ask(String host, int port, Duration within);

  /**
   * By what a server is known. As text it is type and fingerprint parted by a blank, as settings hold it.
   *
   * @param type {@code ssh-ed25519}, {@code ecdsa-sha2-nistp256}, {@code ssh-rsa}
   * @param fingerprint {@code SHA256:} and 43 characters of base 64, as the server's own tools print it
   */
  record HostKey(String type, String fingerprint) {
    private static final String FORM = "[a-z0-9-]{1,64} SHA256:[A-Za-z0-9+/]{43}";

    /** Refuses what has not that form with IllegalArgumentException. */
    public HostKey {
      if (!(type + " " + fingerprint).matches(FORM)) {
        throw new IllegalArgumentException(
            "a host key is written: ssh-ed25519 SHA256:... with 43 characters");
      }
    }

    /**
     * Reads type and fingerprint.
     *
     * @throws IllegalArgumentException it has not that form
     */
    public static HostKey of(String text) {
      String[] parts = text.strip().split(" +", 2);
      return new HostKey(parts[0], parts.length == 2 ? parts[1] : "");
    }

    @Override
    public String toString() {
      return type + " " + fingerprint;
    }
  }
}
