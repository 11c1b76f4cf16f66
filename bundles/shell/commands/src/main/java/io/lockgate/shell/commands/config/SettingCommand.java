// SPDX-License-Identifier: Apache-2.0
package io.lockgate.shell.commands.config;

import io.lockgate.api.security.Permission;
import io.lockgate.api.store.ConfigStore;
import io.lockgate.shell.commands.base.GatewayCommand;
import java.util.List;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.lifecycle.Reference;

/** A command that changes one setting. */
abstract class SettingCommand extends GatewayCommand {
  @Reference ConfigStore store;

  @Argument(name = "pid", description = "Configuration pid", required = true)
  @Completion(Pids.class)
  String pid = "";

  @Argument(index = 1, name = "key", description = "Setting", required = true)
  String key = "";

  @Argument(
      index = 2,
      name = "options",
      description = "Options may also stand here",
      multiValued = true)
  List<String> trailing = List.of();

  @Override
  protected final Permission permission() {
    return Permission.CONFIGURE;
  }

  @Override
  protected final List<String> trailing() {
    return trailing;
  }
}
