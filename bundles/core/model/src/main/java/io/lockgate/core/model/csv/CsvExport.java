// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.model.csv;

import io.lockgate.api.alarm.AlarmCondition;
import io.lockgate.api.alarm.AlarmRule;
import io.lockgate.api.model.DeviceModel;
import io.lockgate.api.model.IdentificationRule;
import io.lockgate.api.model.PointModel;
import io.lockgate.api.model.PollGroup;
import io.lockgate.api.model.WriteRule;
import io.lockgate.core.model.schema.Periods;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A model as a table. */
public final class CsvExport {
  private CsvExport() {}

  /** Head, then one row a point. */
  public static String of(DeviceModel model) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("#id", model.id()));
    rows.add(List.of("#revision", Integer.toString(model.revision())));
    rows.add(List.of("#title", Cells.guarded(model.title())));
    rows.add(List.of("#driver", model.driver()));
    for (IdentificationRule rule : model.recognisedBy()) {
      rows.add(
          List.of(
              "#recognised-by",
              Cells.guarded(rule.vendor()),
              Cells.guarded(rule.product()),
              Cells.guarded(rule.revision())));
    }
    for (PollGroup group : model.groups()) {
      rows.add(List.of("#group", group.name(), Periods.text(group.period())));
    }
    model.alarms().forEach(alarm -> rows.add(row(alarm)));
    rows.add(Columns.POINT);
    model.points().forEach(point -> rows.add(row(point)));
    return CsvRows.text(rows);
  }

  private static List<String> row(PointModel point) {
    WriteRule write = point.write();
    return List.of(
        point.name(),
        Cells.guarded(point.title()),
        Cells.guarded(point.address()),
        point.type().name().toLowerCase(Locale.ROOT),
        Cells.number(point.scale(), 1),
        Cells.number(point.offset(), 0),
        Cells.guarded(point.unit()),
        Cells.number(point.limits().low(), Double.NaN),
        Cells.number(point.limits().high(), Double.NaN),
        write.allowed() ? "true" : "",
        write.allowed() ? Cells.number(write.limits().low(), Double.NaN) : "",
        write.allowed() ? Cells.number(write.limits().high(), Double.NaN) : "",
        write.allowed() && !write.readBack() ? "false" : "",
        point.group().isEmpty() && !write.allowed() ? Columns.NO_GROUP : point.group(),
        Cells.guarded(Cells.options(point.options())));
  }

  private static List<String> row(AlarmRule alarm) {
    String kind = "no-answer";
    String limit = "true";
    double band = 0;
    if (alarm.condition() instanceof AlarmCondition.Above above) {
      kind = "above";
      limit = Cells.number(above.limit(), Double.NaN);
      band = above.deadBand();
    } else if (alarm.condition() instanceof AlarmCondition.Below below) {
      kind = "below";
      limit = Cells.number(below.limit(), Double.NaN);
      band = below.deadBand();
    } else if (alarm.condition() instanceof AlarmCondition.FasterThan faster) {
      kind = "faster-than";
      limit = Cells.number(faster.perSecond(), Double.NaN);
      band = faster.deadBand();
    }
    return List.of(
        "#alarm",
        alarm.name(),
        alarm.point(),
        kind,
        limit,
        Cells.number(band, 0),
        Periods.text(alarm.onDelay()),
        Periods.text(alarm.offDelay()),
        alarm.severity().name().toLowerCase(Locale.ROOT),
        Boolean.toString(alarm.latch()));
  }
}
