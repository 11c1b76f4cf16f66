// SPDX-License-Identifier: Apache-2.0
package io.lockgate.shell.commands.system;

import io.lockgate.api.security.Commissioning;
import io.lockgate.api.security.Permission;
import io.lockgate.shell.commands.base.Call;
import io.lockgate.shell.commands.base.CommandRefusedException;
import io.lockgate.shell.commands.base.GatewayCommand;
import io.lockgate.shell.commands.base.Table;
import java.util.Arrays;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** Commissions the gateway. */
@Service
@Command(
    scope = "gateway",
    name = "commission",
    description =
        "Sets the password of account admin, asked for twice and not shown; until then nothing writes to the field. Example: gateway:commission")
public final class CommissionCommand extends GatewayCommand {
  @Reference Commissioning commissioning;

  @Override
  protected Permission permission() {
    return Permission.MANAGE_USERS;
  }

  @Override
  protected void run(Call call) throws Exception {
    if (commissioning.commissioned()) {
      throw new CommandRefusedException("already commissioned: nothing has changed");
    }
    char[] first = call.dialogue().askSecret("New password of admin: ");
    char[] second = {};
    try {
      second = call.dialogue().askSecret("Once more: ");
      if (!Arrays.equals(first, second)) {
        throw new CommandRefusedException("the two are not the same: nothing has changed");
      }
      commissioning.commission(call.who(), first);
    } finally {
      Arrays.fill(first, (char) 0);
      Arrays.fill(second, (char) 0);
    }
    new Table("commissioned").row(true).printUpright(call.out(), call.json());
  }
}
