// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.security;

import io.lockgate.api.health.Health;
import io.lockgate.api.health.HealthCheck;
import io.lockgate.api.health.Status;
import io.lockgate.api.metric.MetricSink;
import io.lockgate.api.metric.MetricSource;
import io.lockgate.api.security.Outbound;
import io.lockgate.api.security.OutboundRefusedException;
import io.lockgate.api.time.GatewayClock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.Designate;

/**
 * The list of the settings. An entry that cannot be read permits nothing and turns the health red; the others stay in force,
 * and so does the list. Thread-safe.
 */
@Component(
    service = {Outbound.class, HealthCheck.class, MetricSource.class},
    configurationPid = OutboundList.PID,
    property = HealthCheck.NAME + "=outbound")
@Designate(ocd = OutboundSettings.class)
public final class OutboundList implements Outbound, HealthCheck, MetricSource {
  static final String PID = "io.lockgate.core.security.outbound";

  private final OutboundRefusals refusals;
  private volatile Permitted permitted;

  /** What the settings say: whether it counts, what is permitted, what could not be read. */
  private record Permitted(boolean on, List<HostPattern> patterns, List<String> bad) {
    static Permitted of(OutboundSettings settings) {
      List<HostPattern> patterns = new ArrayList<>();
      List<String> bad = new ArrayList<>();
      for (String entry : settings.allow()) {
        if (entry.isBlank()) {
          continue;
        }
        try {
          patterns.add(HostPattern.parse(entry));
        } catch (IllegalArgumentException e) {
          bad.add(String.valueOf(e.getMessage()));
        }
      }
      return new Permitted(settings.enabled(), List.copyOf(patterns), List.copyOf(bad));
    }

    boolean has(String host, int port) {
      Optional<String> canonical = HostPattern.canonical(host);
      return canonical.isPresent()
          && patterns.stream().anyMatch(each -> each.matches(canonical.get(), port));
    }
  }

  /** Puts the list in force. */
  @Activate
  public OutboundList(
      @Reference AuditOutbox audit, @Reference GatewayClock clock, OutboundSettings settings) {
    refusals = new OutboundRefusals(audit, clock);
    permitted = Permitted.of(settings);
  }

  @Modified
  void modified(OutboundSettings settings) {
    permitted = Permitted.of(settings);
  }

  @Override
  public void check(String who, String host, int port) throws OutboundRefusedException {
    if (!permits(host, port)) {
      refusals.refused(who, host, port);
      throw new OutboundRefusedException(host, port);
    }
  }

  @Override
  public boolean permits(String host, int port) {
    Permitted now = permitted;
    return !now.on() || now.has(host, port);
  }

  @Override
  public boolean on() {
    return permitted.on();
  }

  @Override
  public Health check() {
    Permitted now = permitted;
    if (!now.bad().isEmpty()) {
      return new Health(Status.CRITICAL, String.join("; ", now.bad()));
    }
    return new Health(
        Status.OK, now.on() ? now.patterns().size() + " destinations permitted" : "list is off");
  }

  @Override
  public void collect(MetricSink sink) {
    sink.counter(
        "lockgate_outbound_refused_total",
        "Connections refused because their destination is not on the list.",
        (double) refusals.all());
  }
}
