// SPDX-License-Identifier: Apache-2.0
package io.lockgate.driver.modbus.settings;

/** Keys of the forms and what holds where they are not set. */
public final class Keys {
  static final String TRANSPORT = "transport";
  static final String HOST = "host";
  static final String PORT = "port";
  static final String SERIAL_PORT = "serial-port";
  static final String BAUD = "baud";
  static final String DATA_BITS = "data-bits";
  static final String PARITY = "parity";
  static final String STOP_BITS = "stop-bits";
  static final String PIPELINING = "pipelining";
  static final String PAUSE_AFTER_CONNECT = "pause-after-connect-ms";
  static final String PAUSE_BETWEEN_REQUESTS = "pause-between-requests-ms";
  static final String CLOSE_AFTER_POLL = "close-after-poll";
  static final String TIMEOUT = "timeout-ms";
  static final String TLS_TRUST = "tls-trust";
  static final String TLS_CERTIFICATE = "tls-certificate";
  static final String TLS_KEY = "tls-key";
  static final String SERVER_NAME = "server-name";
  static final String UNIT = "unit";
  static final String ONE_BASED = "one-based";
  static final String WORD_ORDER = "word-order";
  static final String MAX_REGISTERS = "max-registers";
  static final String MAX_GAP = "max-gap";
  static final String FORBIDDEN = "forbidden";
  static final String HOSTS = "hosts";
  static final String UNITS = "units";

  private Keys() {}

  /** What holds where nothing is set. */
  public static final class Default {
    public static final String TRANSPORT = "tcp";
    public static final int PORT = 502;

    /** Bits a second. */
    public static final int BAUD = 19_200;

    public static final int DATA_BITS = 8;
    public static final String PARITY = "even";
    public static final int STOP_BITS = 1;
    public static final int PIPELINING = 1;
    public static final int TIMEOUT_MS = 1_000;
    public static final int UNIT = 1;
    public static final String ORDER = "high-first";
    public static final int MAX_REGISTERS = 125;

    /** Registers. */
    public static final int MAX_GAP = 10;

    public static final int IDENTIFY_TIMEOUT_MS = 300;

    private Default() {}
  }
}
