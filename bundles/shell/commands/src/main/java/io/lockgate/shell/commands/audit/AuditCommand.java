// SPDX-License-Identifier: Apache-2.0
package io.lockgate.shell.commands.audit;

import io.lockgate.api.security.AuditEvent;
import io.lockgate.api.security.AuditLog;
import io.lockgate.api.security.AuditQuery;
import io.lockgate.api.security.AuditRecord;
import io.lockgate.api.security.Permission;
import io.lockgate.shell.commands.base.Call;
import io.lockgate.shell.commands.base.GatewayCommand;
import io.lockgate.shell.commands.base.Numbers;
import io.lockgate.shell.commands.base.Table;
import java.util.Locale;
import java.util.Optional;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.jspecify.annotations.Nullable;

/** Lists audit records. */
@Service
@Command(
    scope = "gateway",
    name = "audit",
    description =
        "Lists the newest records of the audit log that match. Example: gateway:audit --category access --limit 20")
public final class AuditCommand extends GatewayCommand {
  @Reference AuditLog log;

  @Option(name = "--from", description = "Not before: 2026-11-01 or 2026-11-01T10:00:00Z, UTC")
  @Nullable String from;

  @Option(name = "--to", description = "Before: as --from")
  @Nullable String to;

  @Option(
      name = "--category",
      description = "access, configuration, service, software, system or field")
  @Completion(Categories.class)
  @Nullable String category;

  @Option(name = "--type", description = "What happened, as SERVICE_DISABLED")
  @Nullable String type;

  @Option(name = "--who", description = "Who did it, as local-1000")
  @Nullable String who;

  @Option(name = "--text", description = "Contained in type, id or detail")
  @Nullable String text;

  @Option(name = "--limit", description = "At most so many, 1 to 100000")
  String limit = "100";

  @Override
  protected Permission permission() {
    return Permission.VIEW_AUDIT;
  }

  @Override
  protected void run(Call call) throws Exception {
    AuditQuery query =
        new AuditQuery(
            Optional.ofNullable(from).map(Moments::parse),
            Optional.ofNullable(to).map(Moments::parse),
            Optional.ofNullable(category).map(Categories::parse),
            Optional.ofNullable(type),
            Optional.ofNullable(who),
            Optional.ofNullable(text),
            Numbers.parse(limit, "limit", 1, 100_000));
    Table table =
        new Table(
            "sequence",
            "time",
            "clock",
            "category",
            "type",
            "source",
            "who",
            "id",
            "result",
            "detail");
    for (AuditRecord record : log.query(query)) {
      AuditEvent event = record.event();
      table.row(
          record.sequence(),
          record.time(),
          record.clock().name().toLowerCase(Locale.ROOT),
          event.category().name().toLowerCase(Locale.ROOT),
          event.type(),
          event.source(),
          event.who(),
          event.id(),
          event.result().name().toLowerCase(Locale.ROOT),
          event.detail());
    }
    call.print(table);
  }
}
