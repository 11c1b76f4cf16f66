// SPDX-License-Identifier: Apache-2.0
package io.lockgate.shell.commands.field;

import io.lockgate.api.security.Permission;
import io.lockgate.api.store.ConfigChange;
import io.lockgate.api.store.ConfigRejectedException;
import io.lockgate.api.store.ConfigStore;
import io.lockgate.api.store.Generation;
import io.lockgate.shell.commands.base.Call;
import io.lockgate.shell.commands.base.GatewayCommand;
import io.lockgate.shell.commands.base.Table;
import java.io.IOException;
import java.util.Map;
import org.apache.karaf.shell.api.action.lifecycle.Reference;

/** A command that changes what is configured in the field. */
abstract class ChangeCommand extends GatewayCommand {
  /** Most {@code key=value} words. */
  static final int MOST_WORDS = 64;

  @Reference ConfigStore store;

  @Override
  protected final Permission permission() {
    return Permission.CONFIGURE;
  }

  final FieldConfig config() {
    return new FieldConfig(store);
  }

  /** Puts a change in force and shows its generation. */
  final void commit(Call call, ConfigChange change, String reason)
      throws ConfigRejectedException, IOException {
    Generation made = store.change(change, call.who(), reason);
    call.print(new Table("generation", "done").row(made.number(), reason));
  }

  /** The change with all these settings; an empty value takes one back. */
  static ConfigChange with(ConfigChange change, String pid, Map<String, String> values) {
    ConfigChange all = change;
    for (Map.Entry<String, String> each : values.entrySet()) {
      all =
          each.getValue().isEmpty()
              ? all.unset(pid, each.getKey())
              : all.set(pid, each.getKey(), each.getValue());
    }
    return all;
  }
}
