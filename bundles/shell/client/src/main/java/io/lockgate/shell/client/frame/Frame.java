// SPDX-License-Identifier: Apache-2.0
package io.lockgate.shell.client.frame;

import java.nio.charset.StandardCharsets;

/** One unit on the console socket: one byte type, four bytes length (big-endian), payload. */
public final class Frame {
  /** Client: UTF-8 lines {@code KEY=value} with {@code TERM}, {@code COLUMNS}, {@code LINES}, {@code COMMAND}. */
  public static final char HELLO = 'H';

  /** Client: input bytes; empty means end of input. */
  public static final char INPUT = 'I';

  /** Client: UTF-8 {@code columns lines}. */
  public static final char WINDOW = 'W';

  /** Server: output bytes. */
  public static final char OUTPUT = 'O';

  /** Server: error output bytes. */
  public static final char ERROR = 'E';

  /** Server: one byte exit status; the last frame of a session. */
  public static final char EXIT = 'X';

  /** Largest payload, in bytes. */
  public static final int MAX_PAYLOAD = 64 * 1024;

  /** Bytes before the payload. */
  static final int HEADER = 5;

  private final char type;
  private final byte[] payload;

  Frame(char type, byte[] payload) {
    this.type = type;
    this.payload = payload;
  }

  /** One of the constants above. */
  public char type() {
    return type;
  }

  /** 0 to {@link #MAX_PAYLOAD} bytes; the receiver's own. */
  public byte[] payload() {
    return payload;
  }

  /** The payload as UTF-8; what is not valid becomes U+FFFD. */
  public String text() {
    return new String(payload, StandardCharsets.UTF_8);
  }

  static boolean known(int type) {
    return "HIWOEX".indexOf(type) >= 0;
  }
}
