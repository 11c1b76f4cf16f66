// SPDX-License-Identifier: Apache-2.0
package io.lockgate.shell.commands.system;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The end of a log file that others write and roll over. For one thread. */
final class LogFile {
  /** Never more than this much of the file's end is read at once, in bytes. */
  private static final int WINDOW = 4 * 1024 * 1024;

  private static final long PAUSE_MS = 300;

  private final Path path;
  private long position;

  LogFile(Path path) {
    this.path = path;
  }

  /**
   * The last lines, oldest first.
   *
   * @throws IOException there is no such file, or it cannot be read
   */
  List<String> last(int count) throws IOException {
    position = Math.max(0, Files.size(path) - WINDOW);
    List<String> lines = rest().lines().toList();
    return lines.subList(Math.max(0, lines.size() - count), lines.size());
  }

  /**
   * Prints what is added from now on, until the thread is interrupted or nobody reads any more. A file that has become
   * shorter was rolled over and is read from its beginning.
   *
   * @throws IOException the file cannot be read
   */
  void follow(PrintStream out) throws IOException {
    while (!out.checkError()) {
      try {
        TimeUnit.MILLISECONDS.sleep(PAUSE_MS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
      position = Files.size(path) < position ? 0 : position;
      rest().lines().forEach(line -> out.println(plain(line)));
    }
  }

  /** Whole lines from {@link #position} on, which moves behind them. */
  private String rest() throws IOException {
    byte[] bytes;
    try (InputStream in = Files.newInputStream(path)) {
      in.skipNBytes(position);
      bytes = in.readNBytes(WINDOW);
    } catch (EOFException rolledOverMeanwhile) {
      return "";
    }
    int end = bytes.length;
    while (end > 0 && bytes[end - 1] != '\n') {
      end--;
    }
    position += end;
    return new String(bytes, 0, end, StandardCharsets.UTF_8);
  }

  /** A line that cannot steer the terminal. */
  static String plain(String line) {
    return line.replaceAll("[\\p{Cntrl}&&[^\\t]]", "?");
  }
}
