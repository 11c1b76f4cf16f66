// SPDX-License-Identifier: Apache-2.0
package io.lockgate.testkit.serial;

import io.lockgate.testkit.peer.Children;
import io.lockgate.testkit.peer.LineLog;
import io.lockgate.testkit.peer.Requires;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;

/**
 * One pseudo terminal, made by a {@code socat} child process. The code under test opens {@link #path()} as a serial port
 * (with parity NONE: a pseudo terminal knows no other); the test holds the other end as streams.
 *
 * <p>The terminal stays alive while the code under test closes and opens it. Bytes sent while nobody reads are kept by
 * the kernel, up to about 4 KiB. Timing is not that of a line: bytes arrive at once.
 */
public final class Pty implements AutoCloseable {
  private static final Duration START = Duration.ofSeconds(10);
  private static final Duration GRACE = Duration.ofSeconds(2);

  private final Process process;
  private final Path path;
  private final FileChannel keepAlive;

  private Pty(Process process, Path path, FileChannel keepAlive) {
    this.process = process;
    this.path = path;
    this.keepAlive = keepAlive;
  }

  /**
   * Makes a terminal.
   *
   * @param path where its name is to appear, as a symbolic link; must not exist
   * @throws IOException socat cannot be started or does not make it; with its output
   */
  public static Pty at(Path path) throws IOException {
    String socat = Requires.program("socat").toString();
    Process process =
        new ProcessBuilder(socat, "-d", "-d", "-", "pty,rawer,link=" + path.toAbsolutePath())
            .start();
    LineLog log = LineLog.of(process.getErrorStream(), "pty " + path.getFileName());
    if (log.await(line -> line.contains("starting data transfer"), START).isEmpty()) {
      Children.end(process, GRACE);
      throw new IOException("socat makes no terminal at " + path + ":\n" + log);
    }
    FileChannel keepAlive =
        FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE);
    return new Pty(process, path, keepAlive);
  }

  /** What the code under test opens. */
  public Path path() {
    return path;
  }

  /** What the code under test has sent. */
  public InputStream received() {
    return process.getInputStream();
  }

  /** What the code under test will receive; flush after each frame. */
  public OutputStream sending() {
    return process.getOutputStream();
  }

  /** Unplugs it: the code under test sees a hang-up. */
  @Override
  public void close() throws IOException {
    keepAlive.close();
    Children.end(process, GRACE);
  }
}
