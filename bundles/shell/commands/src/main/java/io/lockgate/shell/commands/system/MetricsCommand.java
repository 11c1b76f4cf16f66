// SPDX-License-Identifier: Apache-2.0
package io.lockgate.shell.commands.system;

import io.lockgate.api.metric.MetricFamily;
import io.lockgate.api.metric.MetricFamily.Label;
import io.lockgate.api.metric.MetricFamily.Sample;
import io.lockgate.api.metric.Metrics;
import io.lockgate.api.security.Permission;
import io.lockgate.shell.commands.base.Call;
import io.lockgate.shell.commands.base.CommandRefusedException;
import io.lockgate.shell.commands.base.Needed;
import io.lockgate.shell.commands.base.OneArgumentCommand;
import io.lockgate.shell.commands.base.Table;
import java.math.BigDecimal;
import java.util.List;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.jspecify.annotations.Nullable;

/** Shows what the gateway counts about itself. */
@Service
@Command(
    scope = "gateway",
    name = "metrics",
    description =
        "Shows the figures of the gateway about itself, all or those whose name begins so; with --prometheus all in that text form. Example: gateway:metrics lockgate_device")
public final class MetricsCommand extends OneArgumentCommand {
  @Reference(optional = true)
  @Nullable Metrics metrics;

  @Argument(name = "name", description = "Beginning of the names wanted")
  @Completion(MetricNames.class)
  String name = "";

  @Option(name = "--prometheus", description = "Print all in Prometheus text form")
  boolean prometheus;

  @Override
  protected Permission permission() {
    return Permission.VIEW;
  }

  @Override
  protected void run(Call call) throws Exception {
    Metrics present = Needed.from(metrics, "metrics");
    if (prometheus) {
      call.out().print(present.text());
      return;
    }
    Table table = new Table("name", "labels", "value", "kind", "help");
    List<MetricFamily> wanted =
        present.now().stream().filter(family -> family.name().startsWith(name)).toList();
    if (wanted.isEmpty()) {
      throw new CommandRefusedException("there is no metric whose name begins with '" + name + "'");
    }
    for (MetricFamily family : wanted) {
      for (Sample sample : family.samples()) {
        table.row(
            family.name() + sample.suffix(),
            sample.labels().stream().map(MetricsCommand::words).toList(),
            value(sample.value()),
            family.kind().id(),
            family.help());
      }
    }
    call.print(table);
  }

  private static String words(Label label) {
    return label.name() + "=" + label.value();
  }

  /** As people write numbers; what is none by its name. */
  private static Object value(double value) {
    if (!Double.isFinite(value)) {
      return Double.toString(value);
    }
    BigDecimal exact = new BigDecimal(Double.toString(value)).stripTrailingZeros();
    return exact.scale() < 0 ? exact.setScale(0) : exact;
  }
}
