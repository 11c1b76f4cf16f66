// SPDX-License-Identifier: Apache-2.0
package io.lockgate.driver.snmp.played;

import io.lockgate.api.driver.Settings;
import io.lockgate.driver.snmp.settings.Cipher;
import io.lockgate.driver.snmp.settings.Credentials;
import io.lockgate.driver.snmp.settings.Digest;
import io.lockgate.driver.snmp.settings.Security;
import java.util.Map;
import java.util.TreeMap;

/** Users of tests, and the settings of links that are theirs. */
public final class Users {
  private static final Map<String, String> RO =
      Map.of(
          "version", "v3",
          "user", "ro",
          "auth-protocol", "sha-256",
          "auth-password", "authpass12",
          "privacy-protocol", "aes-128",
          "privacy-password", "privpass12");

  private Users() {}

  /** SHA-256, AES-128. */
  public static Credentials.User ro() {
    return of(Digest.SHA_256, Cipher.AES_128);
  }

  /** The same user with other protocols. */
  public static Credentials.User of(Digest digest, Cipher cipher) {
    return new Credentials.User(
        "ro", Security.AUTH_PRIV, digest, "authpass12", cipher, "privpass12");
  }

  /** A link of {@link #ro}, some of it different: key, value, key, value. */
  public static Settings link(String... different) {
    Map<String, String> settings = new TreeMap<>(RO);
    settings.putAll(Points.options(different));
    return new Settings(settings);
  }
}
