// SPDX-License-Identifier: Apache-2.0
package io.lockgate.shell.commands.field;

import java.util.List;
import org.apache.karaf.shell.api.action.Argument;

/** A change with words behind its first argument: options and {@code key=value}. */
abstract class ItemCommand extends ChangeCommand {
  @Argument(
      index = 1,
      name = "settings",
      description = "key=value, and options",
      multiValued = true)
  List<String> trailing = List.of();

  @Override
  protected final List<String> trailing() {
    return trailing;
  }

  @Override
  protected int moreArguments() {
    return MOST_WORDS;
  }
}
