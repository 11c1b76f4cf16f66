// SPDX-License-Identifier: Apache-2.0
package io.lockgate.shell.console;

import io.lockgate.api.security.Identity;
import io.lockgate.shell.client.frame.Frame;
import java.io.IOException;
import java.io.PrintStream;
import org.apache.karaf.shell.api.console.Session;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One line, run without a terminal. Exit status: 0 done, 1 failed, 2 refused or not allowed, 127 unknown command.
 *
 * <p>The calling thread runs the line; a second one feeds its standard input and interrupts it when the client goes away.
 */
final class OneCommand {
  /** Session variable in which a command of ours leaves its exit status. */
  static final String STATUS = "io.lockgate.status";

  static final int FAILED = 1;
  static final int UNKNOWN_COMMAND = 127;

  private static final Logger LOG = LoggerFactory.getLogger(OneCommand.class);

  private final Shells shells;
  private final Link link;
  private final Identity who;

  OneCommand(Shells shells, Link link, Identity who) {
    this.shells = shells;
    this.link = link;
    this.who = who;
  }

  int run(String line) {
    BytePipe input = new BytePipe();
    PrintStream out = link.printer(Frame.OUTPUT);
    PrintStream err = link.printer(Frame.ERROR);
    Session session = shells.factory().create(input, out, err);
    Shells.introduce(session, who);
    Thread runner = Thread.currentThread();
    Thread feed = new Thread(() -> feed(input, runner), runner.getName() + "-input");
    feed.setDaemon(true);
    feed.start();
    try {
      return execute(session, line, out, err);
    } finally {
      input.close();
      session.close();
      out.flush();
      err.flush();
    }
  }

  private static int execute(Session session, String line, PrintStream out, PrintStream err) {
    try {
      Object result = session.execute(line);
      if (result != null) {
        out.println(result);
      }
      return status(session, 0);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return FAILED;
    } catch (Exception e) {
      String message = e.getMessage() == null ? e.toString() : e.getMessage();
      // Karaf keeps this class to itself and tells it by name, too.
      if (e.getClass().getSimpleName().equals("CommandNotFoundException")) {
        err.println("unknown command: " + message.replaceFirst("^Command not found: *", ""));
        return UNKNOWN_COMMAND;
      }
      LOG.debug("a console command failed", e);
      err.println(message);
      return status(session, FAILED);
    }
  }

  private static int status(Session session, int otherwise) {
    return session.get(STATUS) instanceof Integer status && status != 0 ? status : otherwise;
  }

  private void feed(BytePipe input, Thread runner) {
    try {
      Frame frame;
      while ((frame = link.read()) != null) {
        if (frame.type() == Frame.INPUT && frame.payload().length > 0) {
          input.put(frame.payload());
        } else if (frame.type() == Frame.INPUT) {
          input.end();
        }
      }
    } catch (IOException e) {
      LOG.debug("console input of {} ended", who.id(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    input.end();
    runner.interrupt();
  }
}
