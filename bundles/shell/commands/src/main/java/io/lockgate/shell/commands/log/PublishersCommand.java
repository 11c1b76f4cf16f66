// SPDX-License-Identifier: Apache-2.0
package io.lockgate.shell.commands.log;

import io.lockgate.api.publish.Publications;
import io.lockgate.api.publish.PublisherStatus;
import io.lockgate.api.security.Permission;
import io.lockgate.shell.commands.base.Call;
import io.lockgate.shell.commands.base.CommandRefusedException;
import io.lockgate.shell.commands.base.Needed;
import io.lockgate.shell.commands.base.OneArgumentCommand;
import io.lockgate.shell.commands.base.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.jspecify.annotations.Nullable;

/** Shows the destinations of samples, tests one, lets one send again, forgets one. */
@Service
@Command(
    scope = "gateway",
    name = "publishers",
    description =
        "Shows where samples are published and what waits; --test tries the way, --send-from sends again what was received from a time on, --forget drops one that is gone. Example: gateway:publishers mqtt-plant --send-from 2026-11-01")
public final class PublishersCommand extends OneArgumentCommand {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  @Reference(optional = true)
  @Nullable Publications publications;

  @Argument(name = "id", description = "Only this destination")
  @Completion(PublisherIds.class)
  String id = "";

  @Option(name = "--test", description = "Try the way there, without samples")
  boolean test;

  @Option(name = "--send-from", description = "Send again: 2026-11-01 or 2026-11-01T10:00Z")
  String sendFrom = "";

  @Option(name = "--forget", description = "Forget a destination that is gone, and its place")
  boolean forget;

  @Override
  protected Permission permission() {
    return Permission.VIEW;
  }

  @Override
  protected void run(Call call) throws Exception {
    Publications all = Needed.from(publications, "publication");
    boolean unknown = all.list().stream().noneMatch(each -> each.id().equals(id));
    if (unknown && (!id.isEmpty() || test || forget || !sendFrom.isEmpty())) {
      throw new CommandRefusedException(
          id.isEmpty() ? "say which destination" : "there is no destination '" + id + "'");
    }
    if (forget) {
      all.forget(call.who(), id);
      call.say(id + " is forgotten; should it come back it begins anew");
      return;
    }
    if (test) {
      call.say(tried(call, all));
    }
    if (!sendFrom.isEmpty()) {
      Instant from = LocalTime.of("").parse(sendFrom);
      all.sendFrom(call.who(), id, from);
      call.say(id + " sends again what was received from " + from + " on");
    }
    Table table =
        new Table(
            "id", "there", "backlog", "dropped", "rejected", "last-success", "cursor", "trouble");
    for (PublisherStatus each : all.list()) {
      if (id.isEmpty() || each.id().equals(id)) {
        table.row(
            each.id(),
            each.present(),
            each.backlog(),
            each.dropped(),
            each.rejected(),
            each.lastSuccess().map(Instant::toString).orElse(""),
            each.cursor().position(),
            each.trouble());
      }
    }
    call.print(table);
  }

  private String tried(Call call, Publications all) throws Exception {
    try {
      return all.test(call.who(), id, PATIENCE)
          .toCompletableFuture()
          .get(PATIENCE.toSeconds() + 1, TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      Throwable cause = e.getCause() == null ? e : e.getCause();
      throw new IllegalStateException("no way to " + id + ": " + cause.getMessage(), e);
    } catch (TimeoutException e) {
      throw new IllegalStateException("no way to " + id + ": no answer in time", e);
    }
  }
}
