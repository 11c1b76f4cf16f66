// SPDX-License-Identifier: Apache-2.0
package io.lockgate.shell.commands.base;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.apache.karaf.shell.api.console.Terminal;
import org.jspecify.annotations.Nullable;

/** What is shown again and again: at a terminal in place, elsewhere one after the other. For one thread. */
public final class Screen {
  private static final String HOME_AND_CLEAR = "\u001b[H\u001b[2J";
  private static final int SHORTEST = 5;

  private final PrintStream out;
  private final @Nullable Terminal terminal;
  private final boolean redraws;

  Screen(PrintStream out, @Nullable Terminal terminal, boolean json) {
    this.out = out;
    this.terminal = terminal;
    this.redraws = terminal != null && !json;
  }

  /** Whether each showing takes the place of the one before. */
  public boolean redraws() {
    return redraws;
  }

  /** Shows what {@code printer} prints; at a terminal as many lines as there is room for. */
  public void show(Consumer<PrintStream> printer) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    PrintStream page = new PrintStream(bytes, false, StandardCharsets.UTF_8);
    printer.accept(page);
    page.flush();
    List<String> lines = bytes.toString(StandardCharsets.UTF_8).lines().toList();
    int room = lines.size();
    if (redraws && terminal != null) {
      out.print(HOME_AND_CLEAR);
      room = Math.min(room, Math.max(SHORTEST, terminal.getHeight() - 2));
    }
    lines.subList(0, room).forEach(out::println);
    if (room < lines.size()) {
      out.println("… and " + (lines.size() - room) + " more");
    }
    out.flush();
  }

  /** Waits a second; false when the operator wants no more. */
  public boolean pause() {
    try {
      TimeUnit.SECONDS.sleep(1);
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
