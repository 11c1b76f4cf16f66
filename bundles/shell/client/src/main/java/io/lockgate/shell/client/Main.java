// SPDX-License-Identifier: Apache-2.0
package io.lockgate.shell.client;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/**
 * The operator's shell: {@code lockgate-shell [--socket PATH] [command words...]}.
 *
 * <p>With a command it runs that one line: standard input, output and error are the command's, and so is the exit
 * status. Without, it is a session at the terminal, which is put back as it was found on every way out.
 */
public final class Main {
  private Main() {}

  public static void main(String[] words) {
    PrintStream out =
        new PrintStream(new FileOutputStream(FileDescriptor.out), false, StandardCharsets.UTF_8);
    PrintStream err =
        new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8);
    int status = run(words, System.in, out, err);
    out.flush();
    System.exit(status);
  }

  static int run(String[] words, InputStream in, PrintStream out, PrintStream err) {
    Arguments arguments;
    try {
      arguments = Arguments.of(words, System.getProperties(), System.getenv());
    } catch (IllegalArgumentException e) {
      err.println(e.getMessage());
      return ExitStatus.USAGE;
    }
    try (GatewayLink link = GatewayLink.to(arguments.socket())) {
      return arguments.command().isEmpty()
          ? interactive(link, in, out, err)
          : session(link, "COMMAND=" + arguments.command() + "\n", in, out, err);
    } catch (NoGatewayException e) {
      err.println(e.getMessage());
      return e.status();
    } catch (IOException e) {
      err.println("connection to the gateway lost: " + e.getMessage());
      return ExitStatus.NO_GATEWAY;
    }
  }

  private static int interactive(GatewayLink link, InputStream in, PrintStream out, PrintStream err)
      throws IOException {
    LocalTerminal terminal = LocalTerminal.atStandardInput();
    WindowSize size = terminal == null ? WindowSize.USUAL : terminal.size();
    String type = terminal == null ? null : System.getenv("TERM");
    String hello =
        "TERM="
            + (type == null ? "dumb" : type)
            + "\nCOLUMNS="
            + size.columns()
            + "\nLINES="
            + size.lines()
            + "\n";
    if (terminal == null) {
      return session(link, hello, in, out, err);
    }
    Thread restore = new Thread(terminal::close, "restore-terminal");
    Runtime.getRuntime().addShutdownHook(restore);
    try (terminal) {
      terminal.makeRaw();
      WindowChange.listen(() -> link.window(terminal.size()));
      return session(link, hello, in, out, err);
    }
  }

  private static int session(
      GatewayLink link, String hello, InputStream in, PrintStream out, PrintStream err)
      throws IOException {
    link.hello(hello);
    startInput(link, in);
    return link.relayOutput(out, err);
  }

  private static void startInput(GatewayLink link, InputStream in) {
    Thread relay = new Thread(() -> link.relayInput(in), "relay-input");
    relay.setDaemon(true);
    relay.start();
  }
}
