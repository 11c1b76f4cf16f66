// SPDX-License-Identifier: Apache-2.0
package io.lockgate.shell.commands.alarm;

import io.lockgate.api.alarm.Alarms;
import io.lockgate.api.security.Permission;
import io.lockgate.shell.commands.base.Call;
import io.lockgate.shell.commands.base.GatewayCommand;
import io.lockgate.shell.commands.base.Needed;
import java.util.List;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.jspecify.annotations.Nullable;

/** Shelves an alarm. */
@Service
@Command(
    scope = "gateway",
    name = "alarm-shelve",
    description =
        "Silences an alarm for a time, at most 7d; 0 ends it. Example: gateway:alarm-shelve meter1/P:high 2h")
public final class AlarmShelveCommand extends GatewayCommand {
  @Reference(optional = true)
  @Nullable Alarms alarms;

  @Argument(
      index = 0,
      name = "alarm",
      required = true,
      description = "Its id: device/point:rule or device:rule")
  @Completion(AlarmIds.class)
  String alarm = "";

  @Argument(
      index = 1,
      name = "time",
      required = true,
      description = "90s, 30m, 2h or 1d; 0 ends it")
  String time = "";

  @Argument(
      index = 2,
      name = "options",
      description = "Options may also stand here",
      multiValued = true)
  List<String> trailing = List.of();

  @Override
  protected Permission permission() {
    return Permission.OPERATE;
  }

  @Override
  protected List<String> trailing() {
    return trailing;
  }

  @Override
  protected void run(Call call) throws Exception {
    call.print(
        AlarmTables.open(
            List.of(
                Needed.from(alarms, "the list of alarms")
                    .shelve(call.who(), alarm, Durations.parse(time)))));
  }
}
