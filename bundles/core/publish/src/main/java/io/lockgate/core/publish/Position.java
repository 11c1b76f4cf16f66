// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.publish;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.lockgate.api.publish.Cursor;
import java.io.IOException;

/**
 * What is kept of a destination.
 *
 * @param cursor up to where it has acknowledged
 * @param dropped samples it never got
 * @param rejected samples the other side would not take
 * @param lastSuccess when something was acknowledged last, epoch milliseconds; 0 for never
 */
record Position(Cursor cursor, long dropped, long rejected, long lastSuccess) {
  private static final String VERSION = "1";
  private static final int PARTS = 5;

  /** At a place, with nothing lost yet. */
  static Position at(Cursor cursor) {
    return new Position(cursor, 0, 0, 0);
  }

  byte[] toBytes() {
    return String.join(
            " ",
            VERSION,
            Long.toString(cursor.position()),
            Long.toString(dropped),
            Long.toString(rejected),
            Long.toString(lastSuccess))
        .getBytes(US_ASCII);
  }

  static Position of(byte[] bytes) throws IOException {
    String[] parts = new String(bytes, US_ASCII).split(" ", -1);
    if (parts.length != PARTS || !parts[0].equals(VERSION)) {
      throw new IOException("the place of a destination is not readable");
    }
    try {
      return new Position(
          new Cursor(Long.parseLong(parts[1])),
          Long.parseLong(parts[2]),
          Long.parseLong(parts[3]),
          Long.parseLong(parts[4]));
    } catch (IllegalArgumentException e) {
      throw new IOException("the place of a destination is not readable", e);
    }
  }

  /** After something was taken. */
  Position taken(Cursor upTo, long alsoDropped, long alsoRejected, long now) {
    return new Position(upTo, dropped + alsoDropped, rejected + alsoRejected, now);
  }

  /** Past samples that are not sent. */
  Position passed(Cursor upTo, long alsoDropped) {
    return new Position(upTo, dropped + alsoDropped, rejected, lastSuccess);
  }
}
