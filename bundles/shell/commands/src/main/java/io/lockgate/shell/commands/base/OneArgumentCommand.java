// SPDX-License-Identifier: Apache-2.0
package io.lockgate.shell.commands.base;

import java.util.List;
import org.apache.karaf.shell.api.action.Argument;

/** A command with one argument, behind which options may stand, too. */
public abstract class OneArgumentCommand extends GatewayCommand {
  @Argument(
      index = 1,
      name = "options",
      description = "Options may also stand here",
      multiValued = true)
  List<String> trailing = List.of();

  @Override
  protected final List<String> trailing() {
    return trailing;
  }
}
