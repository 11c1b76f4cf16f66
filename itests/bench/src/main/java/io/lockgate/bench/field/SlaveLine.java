// SPDX-License-Identifier: Apache-2.0
package io.lockgate.bench.field;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A pseudo terminal with a {@link PacedSlave} at its other end. Nothing lies between the two: a relay would hide a tenth
 * of a millisecond of every silence.
 */
final class SlaveLine implements AutoCloseable {
  /** Makes the terminal, names it by a link, and becomes the slave with the other end as its input and output. */
  private static final String MAKER =
      String.join(
          "\n",
          "import os, pty, sys, tty",
          "ours, theirs = pty.openpty()",
          "tty.setraw(theirs)",
          "os.set_inheritable(theirs, True)",
          "os.symlink(os.ttyname(theirs), sys.argv[1])",
          "os.dup2(ours, 0)",
          "os.dup2(ours, 1)",
          "os.execvp(sys.argv[2], sys.argv[2:])");

  private final Path terminal;
  private final int port;
  private final Program program;

  private SlaveLine(Path terminal, int port, Program program) {
    this.terminal = terminal;
    this.port = port;
    this.program = program;
  }

  /** Starts it. */
  static SlaveLine start(Path root, LineSpeed speed, long periodMillis)
      throws IOException, InterruptedException {
    Path folder = Files.createTempDirectory("lgpty");
    Path terminal = folder.resolve("port");
    int port = Program.freePort();
    List<String> slave = Program.line(root, PacedSlave.class, speed.baud(), port, periodMillis);
    ProcessBuilder builder = new ProcessBuilder("python3", "-c", MAKER, terminal.toString());
    builder.command().addAll(slave);
    File errors = new File(folder.toFile(), "slave.err");
    Program program = Program.startBeside(builder, errors);
    program.awaitPort(port);
    return new SlaveLine(terminal, port, program);
  }

  Path terminal() {
    return terminal;
  }

  /** Forgets what was. */
  void clear() throws IOException {
    ask("clear");
  }

  /** That unit falls silent; 0: all answer. */
  void dead(int unit) throws IOException {
    ask("dead " + unit);
  }

  /** How it was asked since the last {@link #clear}. */
  SlaveFigures.Line figures() throws IOException {
    return SlaveFigures.Line.figures(ask("tell"));
  }

  private String ask(String word) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      new PrintWriter(socket.getOutputStream(), true, StandardCharsets.US_ASCII).println(word);
      String answer =
          new BufferedReader(
                  new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII))
              .readLine();
      if (answer == null || answer.isEmpty()) {
        throw new IOException("the slave does not tell");
      }
      return answer;
    }
  }

  @Override
  public void close() {
    program.close();
  }
}
