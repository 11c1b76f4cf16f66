// SPDX-License-Identifier: Apache-2.0
package io.lockgate.north.csv.https.post;

import io.lockgate.api.publish.PublishException;
import io.lockgate.api.publish.PublishException.Kind;
import java.io.IOException;
import java.io.InputStream;

/**
 * What a server says: the number counts, the rest is not read.
 *
 * @param status 200 to 599
 */
record Answer(int status) {
  private static final int LONGEST_LINE = 1_024;
  private static final int MOST_LINES = 400;
  private static final int FIRST_FINAL = 200;
  private static final int FIRST_FAILURE = 300;
  private static final int FIRST_OF_SERVER = 500;
  private static final int TIMED_OUT = 408;
  private static final int TOO_MANY = 429;

  /** Reads up to the status line of the final answer. */
  static Answer read(InputStream in) throws IOException {
    Answer answer = new Answer(status(line(in)));
    for (int i = 0; answer.status < FIRST_FINAL && i < MOST_LINES; i++) {
      if (line(in).isEmpty()) {
        answer = new Answer(status(line(in)));
      }
    }
    return answer;
  }

  private static int status(String line) throws IOException {
    if (!line.matches("HTTP/1\\.[01] [1-5][0-9][0-9]( .*)?")) {
      throw new IOException("it does not answer as a web server does");
    }
    return Integer.parseInt(line.substring(9, 12));
  }

  private static String line(InputStream in) throws IOException {
    StringBuilder line = new StringBuilder();
    for (int next = in.read(); next != '\n'; next = in.read()) {
      if (next < 0 || line.length() >= LONGEST_LINE) {
        throw new IOException("it broke off before it answered");
      }
      if (next != '\r') {
        line.append((char) next);
      }
    }
    return line.toString();
  }

  /** Whether it takes the file. */
  void requireTaken(Target by) throws PublishException {
    if (status >= FIRST_FAILURE) {
      boolean later = status >= FIRST_OF_SERVER || status == TIMED_OUT || status == TOO_MANY;
      throw new PublishException(
          later ? Kind.UNREACHABLE : Kind.DENIED, by + " answers " + status + meaning());
    }
  }

  private String meaning() {
    return switch (status) {
      case 301, 302, 303, 307, 308 -> ": it has moved, and we do not follow";
      case 401 -> ": user or password is wrong";
      case 403 -> ": we may not";
      case 404 -> ": there is no such path";
      case 413 -> ": the file is too large for it";
      default -> "";
    };
  }
}
