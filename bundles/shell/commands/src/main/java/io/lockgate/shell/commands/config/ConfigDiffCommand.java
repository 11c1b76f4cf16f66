// SPDX-License-Identifier: Apache-2.0
package io.lockgate.shell.commands.config;

import io.lockgate.api.security.Permission;
import io.lockgate.api.store.ConfigDifference;
import io.lockgate.api.store.ConfigStore;
import io.lockgate.shell.commands.base.Call;
import io.lockgate.shell.commands.base.GatewayCommand;
import io.lockgate.shell.commands.base.Table;
import java.util.List;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** Shows differences between generations. */
@Service
@Command(
    scope = "gateway",
    name = "config-diff",
    description =
        "Shows what differs between two generations: the last change, one against now, or one against another; 0 stands for the defaults. Example: gateway:config-diff 0")
public final class ConfigDiffCommand extends GatewayCommand {
  @Reference ConfigStore store;

  @Argument(
      name = "generations",
      description = "From, and to; options may also stand here",
      multiValued = true)
  @Completion(Generations.class)
  List<String> trailing = List.of();

  @Override
  protected Permission permission() {
    return Permission.VIEW;
  }

  @Override
  protected void run(Call call) throws Exception {
    int newest = store.history().get(0).number();
    List<String> words = call.words();
    int from = words.isEmpty() ? newest - 1 : Generations.parse(words.get(0));
    int to = words.size() < 2 ? newest : Generations.parse(words.get(1));
    Table table = new Table("pid", "key", "before", "after");
    for (ConfigDifference difference : store.diff(from, to)) {
      table.row(
          difference.pid(),
          difference.key(),
          difference.before().orElse(""),
          difference.after().orElse(""));
    }
    call.print(table);
  }

  @Override
  protected List<String> trailing() {
    return trailing;
  }

  @Override
  protected int moreArguments() {
    return 2;
  }
}
