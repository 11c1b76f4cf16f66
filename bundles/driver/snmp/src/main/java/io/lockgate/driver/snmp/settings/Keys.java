// SPDX-License-Identifier: Apache-2.0
package io.lockgate.driver.snmp.settings;

/** Keys of the forms and what holds where they are not set. */
public final class Keys {
  static final String VERSION = "version";
  static final String ALLOW_INSECURE = "allow-insecure";
  static final String USER = "user";
  static final String SECURITY = "security";
  static final String AUTH_PROTOCOL = "auth-protocol";
  static final String AUTH_PASSWORD = "auth-password";
  static final String PRIVACY_PROTOCOL = "privacy-protocol";
  static final String PRIVACY_PASSWORD = "privacy-password";
  static final String COMMUNITY = "community";
  static final String MAX_IN_FLIGHT = "max-in-flight";
  static final String TIMEOUT = "timeout-ms";
  static final String HOST = "host";
  static final String PORT = "port";
  static final String CONTEXT = "context";
  static final String MAX_VARBINDS = "max-varbinds";
  static final String MAX_REPETITIONS = "max-repetitions";
  static final String MAX_MESSAGE = "max-message";
  static final String TRAPS_FROM = "traps-from";
  static final String HOSTS = "hosts";

  private Keys() {}

  /** What holds where nothing is set. */
  public static final class Default {
    public static final String VERSION = "v3";
    public static final String SECURITY = "auth-priv";
    public static final String AUTH_PROTOCOL = "sha-256";
    public static final String PRIVACY_PROTOCOL = "aes-128";
    public static final int MAX_IN_FLIGHT = 8;
    public static final int TIMEOUT_MS = 1_000;
    public static final int PORT = 161;
    public static final int MAX_VARBINDS = 50;
    public static final int MAX_REPETITIONS = 20;

    /** Bytes: what one Ethernet frame carries. */
    public static final int MAX_MESSAGE = 1_472;

    private Default() {}
  }
}
