// SPDX-License-Identifier: Apache-2.0
package io.lockgate.shell.commands.alarm;

import io.lockgate.api.alarm.Alarm;
import io.lockgate.api.alarm.AlarmState;
import io.lockgate.api.alarm.Alarms;
import io.lockgate.api.security.Permission;
import io.lockgate.shell.commands.base.Call;
import io.lockgate.shell.commands.base.CommandRefusedException;
import io.lockgate.shell.commands.base.Needed;
import io.lockgate.shell.commands.base.OneArgumentCommand;
import io.lockgate.shell.commands.base.Table;
import java.util.List;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.jspecify.annotations.Nullable;

/** Acknowledges an alarm. */
@Service
@Command(
    scope = "gateway",
    name = "alarm-ack",
    description =
        "Says that an alarm has been seen; all stands for all of them. Example: gateway:alarm-ack meter1/P:high")
public final class AlarmAckCommand extends OneArgumentCommand {
  private static final String ALL = "all";

  @Reference(optional = true)
  @Nullable Alarms alarms;

  @Argument(
      name = "alarm",
      required = true,
      description = "Its id, as gateway:alarms shows it, or all")
  @Completion(AlarmIds.class)
  String alarm = "";

  @Override
  protected Permission permission() {
    return Permission.OPERATE;
  }

  @Override
  protected void run(Call call) throws Exception {
    Alarms its = Needed.from(alarms, "the list of alarms");
    Table table = new Table("alarm", "state");
    List<String> ids =
        alarm.equals(ALL)
            ? its.open().stream().filter(AlarmAckCommand::isUnseen).map(Alarm::id).toList()
            : List.of(alarm);
    for (String id : ids) {
      try {
        table.row(id, AlarmTables.word(its.acknowledge(call.who(), id).state()));
      } catch (IllegalArgumentException e) {
        if (!alarm.equals(ALL)) {
          throw new CommandRefusedException("no alarm '" + id + "' is open");
        }
        table.row(id, "over");
      }
    }
    call.print(table);
  }

  private static boolean isUnseen(Alarm each) {
    return each.state() == AlarmState.ACTIVE || each.state() == AlarmState.LATCHED;
  }
}
