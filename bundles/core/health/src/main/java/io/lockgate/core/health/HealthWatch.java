// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.health;

import io.lockgate.api.health.HealthBoard;
import io.lockgate.api.health.HealthCheck;
import io.lockgate.api.health.HealthEntry;
import io.lockgate.api.health.Status;
import io.lockgate.api.metric.Histogram;
import io.lockgate.api.metric.MetricSink;
import io.lockgate.api.metric.MetricSource;
import io.lockgate.api.security.Commissioning;
import io.lockgate.api.security.SignerRegistry;
import io.lockgate.api.service.ServiceSwitch;
import io.lockgate.api.store.ConfigStore;
import io.lockgate.api.time.GatewayClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks everybody every few seconds, on threads of its own, and keeps the answers. Thread-safe. */
@Component(
    immediate = true,
    service = {HealthBoard.class, MetricSource.class})
public final class HealthWatch implements HealthBoard, MetricSource {
  private static final Logger LOG = LoggerFactory.getLogger(HealthWatch.class);
  private static final long PERIOD_MILLIS = 2_000;
  private static final double[] BOUNDS = {0.001, 0.01, 0.1, 1, 2};

  private final ScheduledThreadPoolExecutor thread =
      new ScheduledThreadPoolExecutor(1, work -> new Thread(work, "lockgate-health"));
  private final Map<HealthCheck, String> checks = new ConcurrentHashMap<>();
  private final Histogram duration = new Histogram(BOUNDS);
  private final List<Named> own;
  private final Board board;
  private final Round round;

  /** The first round begins at once. */
  @Activate
  public HealthWatch(
      BundleContext context,
      @Reference ServiceSwitch services,
      @Reference ConfigStore config,
      @Reference Commissioning commissioning,
      @Reference SignerRegistry signers,
      @Reference GatewayClock clock) {
    this(
        services,
        clock,
        GatewayLines.of(
            config,
            commissioning,
            signers,
            clock,
            Boolean.parseBoolean(context.getProperty("lockgate.development"))),
        Round.PATIENCE);
    thread.scheduleWithFixedDelay(this::look, 0, PERIOD_MILLIS, TimeUnit.MILLISECONDS);
  }

  /** The same without a thread that asks by itself. */
  HealthWatch(ServiceSwitch services, GatewayClock clock, List<Named> own, Duration patience) {
    this.own = own;
    this.board = new Board(clock);
    this.round = new Round(new ServiceLines(services, clock), clock, duration, patience);
    thread.setContinueExistingPeriodicTasksAfterShutdownPolicy(false);
    thread.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
  }

  @Reference(
      cardinality = ReferenceCardinality.MULTIPLE,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY,
      unbind = "checkGone")
  void check(HealthCheck check, Map<String, Object> properties) {
    Object name = properties.get(HealthCheck.NAME);
    checks.put(
        check,
        name instanceof String text && !text.isBlank()
            ? text
            : "unnamed-" + Objects.toString(properties.get(Constants.SERVICE_ID), "0"));
  }

  void checkGone(HealthCheck check) {
    checks.remove(check);
  }

  /** One round. */
  void look() {
    List<Named> all = new ArrayList<>(own);
    checks.forEach((check, name) -> all.add(new Named(name, check)));
    try {
      board.show(round.ask(all));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      LOG.error("the health of the gateway could not be asked for", e);
    }
  }

  @Override
  public List<HealthEntry> entries() {
    return board.entries();
  }

  @Override
  public void collect(MetricSink sink) {
    for (HealthEntry entry : entries()) {
      sink.gauge(
          "lockgate_health_light",
          "How a part is: 0 green, 1 orange, 2 red.",
          level(entry.health().status().light()),
          "part",
          entry.name());
    }
    sink.histogram(
        "lockgate_health_check_seconds", "How long health checks took to answer.", duration);
  }

  private static int level(Status.Light light) {
    return switch (light) {
      case GREEN -> 0;
      case ORANGE -> 1;
      case RED -> 2;
    };
  }

  /** Ends its threads, those that hang included. */
  @Deactivate
  void stop() throws InterruptedException {
    thread.shutdownNow();
    if (!thread.awaitTermination(5, TimeUnit.SECONDS)) {
      LOG.error("the thread of the health checks does not end");
    }
    round.close();
  }
}
