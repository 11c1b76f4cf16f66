// SPDX-License-Identifier: Apache-2.0
package io.lockgate.shell.console;

import io.lockgate.api.security.Identity;
import io.lockgate.shell.client.frame.Frame;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.apache.karaf.shell.api.console.Session;
import org.jline.reader.LineReader;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal.Signal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A session at a terminal. The calling thread runs the shell; a second one feeds it keys and window changes, and ends it
 * when the client goes away.
 */
final class InteractiveShell {
  private static final Logger LOG = LoggerFactory.getLogger(InteractiveShell.class);

  /** What Ctrl-D sends. */
  private static final int END_OF_INPUT = 4;

  private final Shells shells;
  private final Link link;
  private final Identity who;

  InteractiveShell(Shells shells, Link link, Identity who) {
    this.shells = shells;
    this.link = link;
    this.who = who;
  }

  int run(Hello hello) throws IOException {
    ShellTerminal terminal = new ShellTerminal(hello.terminal(), link.output(Frame.OUTPUT));
    terminal.setSize(new Size(hello.columns(), hello.lines()));
    PrintStream out = new PrintStream(terminal.output(), true, StandardCharsets.UTF_8);
    Session session =
        shells
            .factory()
            .create(terminal.input(), out, out, terminal, "UTF-8", () -> LOG.debug("shell closed"));
    Shells.introduce(session, who);
    session.put("PROMPT", "lockgate> ");
    // Karaf would keep the lines in a file of its own.
    session.put(LineReader.HISTORY_FILE, null);
    StoredHistory.Lines lines = shells.history().attach(session);
    out.print(shells.banner().text());
    out.flush();
    Thread feed =
        new Thread(() -> feed(terminal, session), Thread.currentThread().getName() + "-input");
    feed.setDaemon(true);
    feed.start();
    try {
      session.run();
    } finally {
      lines.save();
      session.close();
      terminal.close();
    }
    return 0;
  }

  private void feed(ShellTerminal terminal, Session session) {
    try {
      Frame frame;
      while ((frame = link.read()) != null) {
        if (frame.type() == Frame.WINDOW) {
          terminal.setSize(Hello.size(frame.text()));
          terminal.raise(Signal.WINCH);
        } else if (frame.type() == Frame.INPUT && frame.payload().length > 0) {
          terminal.processInputBytes(frame.payload());
        } else if (frame.type() == Frame.INPUT) {
          terminal.processInputByte(END_OF_INPUT);
        }
      }
    } catch (IOException e) {
      LOG.debug("console input of {} ended", who.id(), e);
    }
    terminal.raise(Signal.INT);
    session.close();
  }
}
