// SPDX-License-Identifier: Apache-2.0
package io.lockgate.shell.commands.log;

import io.lockgate.api.driver.PointDirectory;
import io.lockgate.api.point.PointId;
import io.lockgate.api.point.Sample;
import io.lockgate.api.security.Permission;
import io.lockgate.api.store.Bucket;
import io.lockgate.api.store.SampleLog;
import io.lockgate.api.time.GatewayClock;
import io.lockgate.shell.commands.base.Call;
import io.lockgate.shell.commands.base.Needed;
import io.lockgate.shell.commands.base.Numbers;
import io.lockgate.shell.commands.base.OneArgumentCommand;
import io.lockgate.shell.commands.base.Table;
import io.lockgate.shell.commands.point.PointIds;
import io.lockgate.shell.commands.point.PointTable;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.jspecify.annotations.Nullable;

/** Shows what is logged of a point. */
@Service
@Command(
    scope = "gateway",
    name = "log",
    description =
        "Shows what is logged of a point: samples, a summary in equal parts (--buckets), the newest (--latest), or all of the time asked for as CSV (--csv). Example: gateway:log meter1/P --from 2026-11-01 --to 2026-11-02 --buckets 24")
public final class LogCommand extends OneArgumentCommand {
  private static final Duration A_DAY = Duration.ofDays(1);

  @Reference(optional = true)
  @Nullable SampleLog log;

  @Reference(optional = true)
  @Nullable PointDirectory directory;

  @Reference GatewayClock clock;

  @Argument(name = "point", description = "device/point", required = true)
  @Completion(PointIds.class)
  String point = "";

  @Option(
      name = "--from",
      description = "Not before: 2026-11-01, 2026-11-01T10:00 or 2026-11-01T09:00Z; else a day ago")
  String from = "";

  @Option(name = "--to", description = "Before: as --from; else now")
  String to = "";

  @Option(name = "--zone", description = "Time zone, as Europe/Berlin; else that of the gateway")
  String zone = "";

  @Option(name = "--limit", description = "At most so many samples, 1 to 100000")
  String limit = "1000";

  @Option(name = "--buckets", description = "A summary in so many equal parts, 1 to 100000")
  String buckets = "";

  @Option(name = "--latest", description = "Only the newest sample")
  boolean latest;

  @Option(name = "--csv", description = "All samples as CSV, local time and its offset")
  boolean csv;

  @Override
  protected Permission permission() {
    return Permission.VIEW;
  }

  @Override
  protected void run(Call call) throws Exception {
    SampleLog now = Needed.from(log, "the sample log");
    PointId id = PointId.of(point);
    LocalTime local = LocalTime.of(zone);
    Instant end = to.isEmpty() ? clock.now().plusMillis(1) : local.parse(to);
    Instant begin = from.isEmpty() ? end.minus(A_DAY) : local.parse(from);
    if (latest) {
      show(call, now.latest(id).stream().toList(), local);
    } else if (csv) {
      export(call, now, id, begin, end, local);
    } else if (!buckets.isEmpty()) {
      summary(call, now, id, begin, end, local);
    } else {
      int most = Numbers.parse(limit, "limit", 1, SampleLog.MAX_ANSWER);
      List<Sample> samples = now.range(id, begin, end, most);
      show(call, samples, local);
      if (samples.size() == most) {
        call.say("there may be more: go on with --from, or raise --limit");
      }
    }
  }

  private void show(Call call, List<Sample> samples, LocalTime local) {
    Table table = new Table("time", "value", "unit", "quality", "clock", "sequence");
    for (Sample sample : samples) {
      table.row(
          local.show(sample.sourceTime()),
          sample.value().text(),
          PointTable.unit(sample.point(), directory),
          PointTable.quality(sample),
          sample.clock().name().toLowerCase(Locale.ROOT),
          sample.sequence());
    }
    call.print(table);
  }

  private void summary(
      Call call, SampleLog now, PointId id, Instant begin, Instant end, LocalTime local)
      throws IOException {
    int parts = Numbers.parse(buckets, "number of buckets", 1, SampleLog.MAX_ANSWER);
    Table table = new Table("from", "count", "min", "max", "average", "first", "last");
    for (Bucket each : now.downsample(id, begin, end, parts)) {
      table.row(
          local.show(Instant.ofEpochMilli(each.startMillis())),
          each.count(),
          each.min(),
          each.max(),
          each.average(),
          each.first(),
          each.last());
    }
    call.print(table);
  }

  private void export(
      Call call, SampleLog now, PointId id, Instant begin, Instant end, LocalTime local)
      throws IOException {
    CsvLog lines = new CsvLog(call.out(), local);
    lines.head(id, PointTable.unit(id, directory));
    Instant next = begin;
    for (List<Sample> part = now.range(id, next, end, SampleLog.MAX_ANSWER);
        !part.isEmpty() && !call.out().checkError();
        part = now.range(id, next, end, SampleLog.MAX_ANSWER)) {
      part.forEach(lines::row);
      next = part.get(part.size() - 1).sourceTime().plusMillis(1);
    }
  }
}
