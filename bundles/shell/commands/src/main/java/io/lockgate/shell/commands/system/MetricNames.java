// SPDX-License-Identifier: Apache-2.0
package io.lockgate.shell.commands.system;

import io.lockgate.api.metric.MetricFamily;
import io.lockgate.api.metric.Metrics;
import io.lockgate.shell.commands.base.Offer;
import java.util.Collection;
import java.util.List;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.jspecify.annotations.Nullable;

/** Completes names of metrics. */
@Service
public final class MetricNames extends Offer {
  @Reference(optional = true)
  @Nullable Metrics metrics;

  @Override
  protected Collection<String> words() {
    return metrics == null ? List.of() : metrics.now().stream().map(MetricFamily::name).toList();
  }
}
