// SPDX-License-Identifier: Apache-2.0
package io.lockgate.shell.commands.base;

import java.util.Collection;
import java.util.List;
import org.apache.karaf.shell.api.console.CommandLine;
import org.apache.karaf.shell.api.console.Completer;
import org.apache.karaf.shell.api.console.Session;
import org.apache.karaf.shell.support.completers.StringsCompleter;

/** Completes from a list made anew each time. */
public abstract class Offer implements Completer {
  /** What can be typed here. */
  protected abstract Collection<String> words();

  @Override
  public final int complete(Session session, CommandLine line, List<String> candidates) {
    return new StringsCompleter(words()).complete(session, line, candidates);
  }
}
