// SPDX-License-Identifier: Apache-2.0
package io.lockgate.driver.snmp.settings;

import io.lockgate.api.driver.DriverException.BadSetting;
import io.lockgate.api.driver.Settings;
import java.util.Locale;

/** With what a link presents itself. */
public sealed interface Credentials {
  /** RFC 3414, 11.2: shorter ones are guessed. */
  int LEAST_PASSWORD = 8;

  /** RFC 3411, SnmpAdminString of a user. */
  int LONGEST_USER = 32;

  /** The version of the protocol. */
  Version version();

  /** Whether nobody can read or forge what is said. Only then a device may be changed. */
  boolean secure();

  /**
   * Version 1 or 2c.
   *
   * @param version not 3
   * @param community a word that everybody on the wire can read
   */
  record Community(Version version, String community) implements Credentials {
    @Override
    public boolean secure() {
      return false;
    }

    /** Without the community. */
    @Override
    public String toString() {
      return "Community[" + version + "]";
    }
  }

  /**
   * Version 3.
   *
   * @param name of the user
   * @param security whether messages are encrypted
   * @param digest signs
   * @param authPassword at least 8 characters
   * @param cipher encrypts
   * @param privacyPassword at least 8 characters; empty without encryption
   */
  record User(
      String name,
      Security security,
      Digest digest,
      String authPassword,
      Cipher cipher,
      String privacyPassword)
      implements Credentials {
    @Override
    public Version version() {
      return Version.V3;
    }

    @Override
    public boolean secure() {
      return security == Security.AUTH_PRIV;
    }

    /** Without the passwords. */
    @Override
    public String toString() {
      return "User[" + name + "]";
    }
  }

  /**
   * Reads them.
   *
   * @throws BadSetting one is missing, too short, or not secure and not allowed to be so
   */
  static Credentials of(Settings settings) throws BadSetting {
    Version version = settings.choice(Keys.VERSION, Version.class, Keys.Default.VERSION);
    Credentials credentials =
        version == Version.V3
            ? user(settings)
            : new Community(version, settings.text(Keys.COMMUNITY));
    if (!credentials.secure() && !settings.flag(Keys.ALLOW_INSECURE, false)) {
      boolean open = version == Version.V3;
      String what = open ? "auth-no-priv" : version.name().toLowerCase(Locale.ROOT);
      throw new BadSetting(
          open ? Keys.SECURITY : Keys.VERSION,
          what + " can be read by everybody on the way; it needs allow-insecure = true");
    }
    return credentials;
  }

  private static User user(Settings settings) throws BadSetting {
    String name = settings.text(Keys.USER);
    if (name.length() > LONGEST_USER) {
      throw new BadSetting(Keys.USER, "must have at most " + LONGEST_USER + " characters");
    }
    Security security = settings.choice(Keys.SECURITY, Security.class, Keys.Default.SECURITY);
    return new User(
        name,
        security,
        settings.choice(Keys.AUTH_PROTOCOL, Digest.class, Keys.Default.AUTH_PROTOCOL),
        password(settings, Keys.AUTH_PASSWORD),
        settings.choice(Keys.PRIVACY_PROTOCOL, Cipher.class, Keys.Default.PRIVACY_PROTOCOL),
        security == Security.AUTH_PRIV ? password(settings, Keys.PRIVACY_PASSWORD) : "");
  }

  private static String password(Settings settings, String key) throws BadSetting {
    String password = settings.text(key);
    if (password.length() < LEAST_PASSWORD) {
      throw new BadSetting(key, "must have at least " + LEAST_PASSWORD + " characters");
    }
    return password;
  }
}
