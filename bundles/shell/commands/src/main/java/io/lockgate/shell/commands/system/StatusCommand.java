// SPDX-License-Identifier: Apache-2.0
package io.lockgate.shell.commands.system;

import io.lockgate.api.health.Health;
import io.lockgate.api.health.HealthBoard;
import io.lockgate.api.health.HealthEntry;
import io.lockgate.api.health.Status;
import io.lockgate.api.security.Permission;
import io.lockgate.shell.commands.base.Call;
import io.lockgate.shell.commands.base.GatewayCommand;
import io.lockgate.shell.commands.base.Needed;
import io.lockgate.shell.commands.base.Screen;
import io.lockgate.shell.commands.base.Table;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.jspecify.annotations.Nullable;

/** Shows how the gateway is: green, orange or red, a line each, itself first. */
@Service
@Command(
    scope = "gateway",
    name = "status",
    description =
        "Shows in one line each what is well and what is not, and why; fails when something is red. With --watch again every second until Ctrl-C. Example: gateway:status")
public final class StatusCommand extends GatewayCommand {
  @Reference(optional = true)
  @Nullable HealthBoard board;

  @Option(name = "--watch", description = "Go on until Ctrl-C")
  boolean watch;

  @Override
  protected Permission permission() {
    return Permission.VIEW;
  }

  @Override
  protected void run(Call call) throws Exception {
    HealthBoard present = Needed.from(board, "the health of the gateway");
    if (watch) {
      follow(call, present);
      return;
    }
    Health overall = present.overall();
    call.print(table(overall, present.entries()));
    if (overall.status().light() == Status.Light.RED) {
      throw new IllegalStateException(overall.detail());
    }
  }

  private static void follow(Call call, HealthBoard board) {
    Screen screen = call.screen();
    List<HealthEntry> before = List.of();
    do {
      List<HealthEntry> now = board.entries();
      if (screen.redraws() || !now.equals(before)) {
        screen.show(out -> table(board.overall(), now).print(out, call.json()));
      }
      before = now;
    } while (!call.out().checkError() && screen.pause());
  }

  private static Table table(Health overall, List<HealthEntry> entries) {
    Table table = new Table("item", "light", "state", "since", "why");
    Instant latest =
        entries.stream().map(HealthEntry::since).max(Instant::compareTo).orElse(Instant.EPOCH);
    row(table, new HealthEntry(HealthBoard.OVERALL, overall, latest));
    entries.forEach(entry -> row(table, entry));
    return table;
  }

  private static void row(Table table, HealthEntry entry) {
    Status status = entry.health().status();
    table.row(
        entry.name(),
        word(status.light().name()),
        word(status.name()),
        entry.since().truncatedTo(ChronoUnit.SECONDS),
        entry.health().detail());
  }

  private static String word(String name) {
    return name.toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
