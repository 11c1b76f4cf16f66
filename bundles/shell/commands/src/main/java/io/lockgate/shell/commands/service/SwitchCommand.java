// SPDX-License-Identifier: Apache-2.0
package io.lockgate.shell.commands.service;

import io.lockgate.api.security.Permission;
import io.lockgate.api.service.ServiceSwitch;
import io.lockgate.shell.commands.base.OneArgumentCommand;
import java.util.List;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;

/** A command that switches one service, in some zones or in all. */
abstract class SwitchCommand extends OneArgumentCommand {
  @Reference ServiceSwitch services;

  @Argument(name = "id", description = "Id of the service", required = true)
  @Completion(ServiceIds.class)
  String id = "";

  @Option(name = "--interface", description = "Zone to switch, may be repeated", multiValued = true)
  @Completion(ZoneIds.class)
  List<String> zones = List.of();

  @Override
  protected final Permission permission() {
    return Permission.SWITCH_SERVICES;
  }
}
