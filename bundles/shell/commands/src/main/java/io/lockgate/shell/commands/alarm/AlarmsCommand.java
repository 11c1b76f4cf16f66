// SPDX-License-Identifier: Apache-2.0
package io.lockgate.shell.commands.alarm;

import io.lockgate.api.alarm.Alarm;
import io.lockgate.api.alarm.AlarmEvent;
import io.lockgate.api.alarm.Alarms;
import io.lockgate.api.security.Permission;
import io.lockgate.shell.commands.base.Call;
import io.lockgate.shell.commands.base.GatewayCommand;
import io.lockgate.shell.commands.base.Needed;
import io.lockgate.shell.commands.base.Numbers;
import io.lockgate.shell.commands.base.Screen;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.jspecify.annotations.Nullable;

/** Shows alarms. */
@Service
@Command(
    scope = "gateway",
    name = "alarms",
    description =
        "Shows the alarms that stand or are shelved; with --journal what happened; with --watch again every second until Ctrl-C. Example: gateway:alarms --journal --last 20")
public final class AlarmsCommand extends GatewayCommand {
  private static final int LONGEST_S = 86_400;
  private static final int PAGE = 1_000;
  private static final int MOST = 10_000;

  @Reference(optional = true)
  @Nullable Alarms alarms;

  @Option(name = "--journal", description = "What happened, the newest last")
  boolean journal;

  @Option(name = "--last", description = "So many events of the journal, 1 to 10000")
  String last = "40";

  @Option(name = "--watch", description = "Go on until Ctrl-C")
  boolean watch;

  @Option(name = "--seconds", description = "Watch for so long, 1 to 86400")
  String seconds = "";

  @Override
  protected Permission permission() {
    return Permission.VIEW;
  }

  @Override
  protected void run(Call call) throws Exception {
    Alarms its = Needed.from(alarms, "the list of alarms");
    int count = Numbers.parse(last, "number of events", 1, MOST);
    int rounds =
        seconds.isEmpty() ? LONGEST_S : Numbers.parse(seconds, "number of seconds", 1, LONGEST_S);
    if (journal) {
      journal(call, its, count, watch ? rounds : 1);
    } else {
      open(call, its, watch ? rounds : 1);
    }
  }

  private static void open(Call call, Alarms its, int rounds) {
    Screen screen = call.screen();
    List<Alarm> before = List.of();
    for (int round = 0; round < rounds && !call.out().checkError(); round++) {
      List<Alarm> now = its.open();
      if (rounds == 1) {
        call.print(AlarmTables.open(now));
        return;
      }
      if (round == 0 || screen.redraws() || !now.equals(before)) {
        screen.show(out -> AlarmTables.open(now).print(out, call.json()));
      }
      before = now;
      if (!screen.pause()) {
        return;
      }
    }
  }

  private static void journal(Call call, Alarms its, int count, int rounds) throws IOException {
    List<AlarmEvent> shown = newest(its, count);
    call.print(AlarmTables.journal(shown));
    long after = shown.isEmpty() ? 0 : shown.get(shown.size() - 1).sequence();
    Screen screen = call.screen();
    for (int round = 1; round < rounds && screen.pause() && !call.out().checkError(); round++) {
      List<AlarmEvent> more = its.journal(after, PAGE);
      if (!more.isEmpty()) {
        call.print(AlarmTables.journal(more));
        call.out().flush();
        after = more.get(more.size() - 1).sequence();
      }
    }
  }

  private static List<AlarmEvent> newest(Alarms its, int count) throws IOException {
    Deque<AlarmEvent> kept = new ArrayDeque<>();
    for (List<AlarmEvent> page = its.journal(0, PAGE);
        !page.isEmpty();
        page = its.journal(kept.getLast().sequence(), PAGE)) {
      kept.addAll(page);
      while (kept.size() > count) {
        kept.removeFirst();
      }
    }
    return List.copyOf(kept);
  }
}
