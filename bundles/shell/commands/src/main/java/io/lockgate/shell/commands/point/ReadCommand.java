// SPDX-License-Identifier: Apache-2.0
package io.lockgate.shell.commands.point;

import io.lockgate.api.driver.PointDirectory;
import io.lockgate.api.point.PointId;
import io.lockgate.api.point.PointImage;
import io.lockgate.api.point.Quality;
import io.lockgate.api.point.Sample;
import io.lockgate.api.security.Permission;
import io.lockgate.shell.commands.base.Call;
import io.lockgate.shell.commands.base.CommandRefusedException;
import io.lockgate.shell.commands.base.Needed;
import io.lockgate.shell.commands.base.OneArgumentCommand;
import io.lockgate.shell.commands.base.Table;
import java.time.Instant;
import java.util.Locale;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.jspecify.annotations.Nullable;

/** Shows all about the latest value of a point. */
@Service
@Command(
    scope = "gateway",
    name = "read",
    description =
        "Shows the latest value of a point with its quality and times; fails when the value is bad. Example: gateway:read meter1/P")
public final class ReadCommand extends OneArgumentCommand {
  @Reference(optional = true)
  @Nullable PointImage image;

  @Reference(optional = true)
  @Nullable PointDirectory directory;

  @Argument(name = "point", description = "device/point", required = true)
  @Completion(PointIds.class)
  String point = "";

  @Override
  protected Permission permission() {
    return Permission.VIEW;
  }

  @Override
  protected void run(Call call) throws Exception {
    PointId id = PointId.of(point);
    PointImage now = Needed.from(image, "the image of points");
    if (!now.points().contains(id)) {
      throw new CommandRefusedException("there is no point '" + id + "'");
    }
    Sample sample = now.read(id);
    boolean known = sample.sequence() > 0;
    Table table =
        new Table("point", "value", "unit", "quality", "time", "received", "clock", "title");
    table.row(
        id,
        sample.value().text(),
        PointTable.unit(id, directory),
        PointTable.quality(sample),
        PointTable.time(sample),
        known ? Instant.ofEpochMilli(sample.receiveMillis()).toString() : "",
        known ? sample.clock().name().toLowerCase(Locale.ROOT) : "",
        directory == null ? "" : directory.find(id).map(entry -> entry.model().title()).orElse(""));
    table.printUpright(call.out(), call.json());
    if (sample.quality().level() == Quality.Level.BAD) {
      throw new IllegalStateException("no good value of " + id + ": " + PointTable.quality(sample));
    }
  }
}
