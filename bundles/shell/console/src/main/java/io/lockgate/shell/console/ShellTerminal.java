// SPDX-License-Identifier: Apache-2.0
package io.lockgate.shell.console;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import org.apache.karaf.shell.api.console.SignalListener;
import org.apache.karaf.shell.api.console.Terminal;
import org.jline.terminal.Attributes;
import org.jline.terminal.Attributes.OutputFlag;
import org.jline.terminal.impl.LineDisciplineTerminal;

/**
 * The terminal at the other end of the socket, as JLine and Karaf want to see it. Karaf demands one object that is both.
 * Lines leave with a bare line feed: the client's own terminal adds the carriage return.
 */
final class ShellTerminal extends LineDisciplineTerminal implements Terminal {
  ShellTerminal(String type, OutputStream out) throws IOException {
    super("lockgate", type, out, StandardCharsets.UTF_8);
    Attributes bare = getAttributes();
    bare.setOutputFlag(OutputFlag.ONLCR, false);
    setAttributes(bare);
  }

  @Override
  public int getWidth() {
    return getSize().getColumns();
  }

  @Override
  public int getHeight() {
    return getSize().getRows();
  }

  @Override
  public boolean isAnsiSupported() {
    return !"dumb".equals(getType());
  }

  @Override
  public boolean isEchoEnabled() {
    return echo();
  }

  @Override
  public void setEchoEnabled(boolean enabled) {
    echo(enabled);
  }

  /** Signals reach the session through JLine; nothing in this product listens here. */
  @Override
  public void addSignalListener(
      SignalListener listener, org.apache.karaf.shell.api.console.Signal... signals) {}

  /** See above. */
  @Override
  public void addSignalListener(
      SignalListener listener, EnumSet<org.apache.karaf.shell.api.console.Signal> signals) {}

  /** See above. */
  @Override
  public void addSignalListener(SignalListener listener) {}

  /** See above. */
  @Override
  public void removeSignalListener(SignalListener listener) {}
}
