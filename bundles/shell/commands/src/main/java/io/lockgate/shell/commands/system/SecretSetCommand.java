// SPDX-License-Identifier: Apache-2.0
package io.lockgate.shell.commands.system;

import io.lockgate.api.security.Permission;
import io.lockgate.api.security.Secrets;
import io.lockgate.shell.commands.base.Call;
import io.lockgate.shell.commands.base.CommandRefusedException;
import io.lockgate.shell.commands.base.GatewayCommand;
import io.lockgate.shell.commands.base.Table;
import java.util.Arrays;
import java.util.List;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** Sets or removes a password or key with which the gateway presents itself elsewhere. */
@Service
@Command(
    scope = "gateway",
    name = "secret-set",
    description =
        "Sets a password or key that settings tell by name, asked for twice and not shown; without a name: lists the names there are. Example: gateway:secret-set broker-password")
public final class SecretSetCommand extends GatewayCommand {
  @Reference Secrets secrets;

  @Argument(name = "name", description = "1 to 64 of a-z 0-9 . _ -")
  String name = "";

  @Argument(
      index = 1,
      name = "options",
      description = "Options may also stand here",
      multiValued = true)
  List<String> trailing = List.of();

  @Option(name = "--remove", description = "Removes it instead")
  boolean remove;

  @Override
  protected Permission permission() {
    return Permission.CONFIGURE;
  }

  @Override
  protected List<String> trailing() {
    return trailing;
  }

  @Override
  protected void run(Call call) throws Exception {
    if (!name.isEmpty()) {
      change(call);
    }
    Table table = new Table("secret");
    secrets.names().forEach(table::row);
    call.print(table);
  }

  private void change(Call call) throws Exception {
    try {
      if (remove) {
        secrets.delete(call.who(), name);
      } else {
        ask(call);
      }
    } catch (IllegalArgumentException e) {
      throw new CommandRefusedException(String.valueOf(e.getMessage()));
    }
  }

  private void ask(Call call) throws Exception {
    char[] first = call.dialogue().askSecret("New value of " + name + ": ");
    char[] second = {};
    try {
      second = call.dialogue().askSecret("Once more: ");
      if (!Arrays.equals(first, second)) {
        throw new CommandRefusedException("the two are not the same: nothing has changed");
      }
      secrets.write(call.who(), name, first);
    } finally {
      Arrays.fill(first, (char) 0);
      Arrays.fill(second, (char) 0);
    }
  }
}
