// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.log;

import io.lockgate.api.health.Health;
import io.lockgate.api.health.HealthCheck;
import io.lockgate.api.metric.MetricSink;
import io.lockgate.api.metric.MetricSource;
import io.lockgate.api.point.PointBus;
import io.lockgate.api.point.PointId;
import io.lockgate.api.point.PointImage;
import io.lockgate.api.point.Sample;
import io.lockgate.api.point.Subscription;
import io.lockgate.api.publish.Cursor;
import io.lockgate.api.security.AuditEvent;
import io.lockgate.api.security.AuditLog;
import io.lockgate.api.security.Identity;
import io.lockgate.api.store.Bucket;
import io.lockgate.api.store.LogPage;
import io.lockgate.api.store.SampleLog;
import io.lockgate.api.time.GatewayClock;
import io.lockgate.core.log.db.Limits;
import io.lockgate.core.log.keep.KeptLog;
import io.lockgate.core.log.keep.Standing;
import io.lockgate.core.log.record.Recorder;
import io.lockgate.core.log.record.Rule;
import io.lockgate.core.log.record.Rules;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.metatype.annotations.Designate;

/**
 * The sample log in {@code data/samples}, and what brings samples from the bus to it. Opened in the background: a start
 * does not wait for it.
 */
@Component(
    immediate = true,
    service = {SampleLog.class, HealthCheck.class, MetricSource.class},
    property = HealthCheck.NAME + "=" + SampleLogService.NAME,
    configurationPid = SampleLogService.PID)
@Designate(ocd = LogSettings.class)
public final class SampleLogService implements SampleLog, HealthCheck, MetricSource {
  static final String PID = "io.lockgate.core.log";
  static final String NAME = "sample-log";

  private static final int SEAL_AT = 250_000;
  private static final int QUEUE = 100_000;

  private final KeptLog log;
  private final Recorder recorder;
  private final Subscription subscription;
  private final LogHealth health;
  private final LogFigures figures;
  private final Rules rules = new Rules();
  private final Collection<ConfiguredRule> configured = new CopyOnWriteArrayList<>();
  private volatile LogSettings settings;

  /** Begins to open the log and to listen. */
  @Activate
  public SampleLogService(
      BundleContext context,
      @Reference PointBus bus,
      @Reference PointImage image,
      @Reference GatewayClock clock,
      @Reference AuditLog audit,
      LogSettings settings) {
    this.settings = settings;
    Path folder = Path.of(dataFolder(context)).resolve("samples");
    Standing standing =
        new Standing(
            (type, detail) ->
                audit.append(
                    AuditEvent.by(
                        Identity.SYSTEM,
                        AuditEvent.Category.SYSTEM,
                        type,
                        NAME,
                        type.equals("LOG_FULL") ? AuditEvent.Result.OK : AuditEvent.Result.FAILED,
                        detail)));
    applyRules();
    log = new KeptLog(folder, new FolderDisk(folder), limits(settings), clock, standing);
    recorder = new Recorder(log, rules, image::points, clock);
    subscription = bus.subscribe(point -> true, QUEUE, PointBus.Loss.DROP_OLDEST, recorder::record);
    health = new LogHealth(log, standing, recorder, subscription, image, clock);
    figures = new LogFigures(recorder, subscription, standing, health);
  }

  @Modified
  void modified(LogSettings next) {
    settings = next;
    log.limit(limits(next));
    applyRules();
  }

  @Reference(
      cardinality = ReferenceCardinality.MULTIPLE,
      policy = ReferencePolicy.DYNAMIC,
      unbind = "ruleGoes")
  void ruleComes(ConfiguredRule rule) {
    configured.add(rule);
    applyRules();
  }

  void ruleGoes(ConfiguredRule rule) {
    configured.remove(rule);
    applyRules();
  }

  private void applyRules() {
    rules.set(
        configured.stream().map(ConfiguredRule::rule).toList(),
        new Rule(Duration.ofSeconds(settings.interval$_$seconds()).toMillis(), -1, false));
  }

  /** What waits is stored first. */
  @Deactivate
  void stop() {
    subscription.close();
    recorder.close();
    log.close();
  }

  private static Limits limits(LogSettings settings) {
    return new Limits(
        Duration.ofMillis(settings.commit$_$milliseconds()),
        SEAL_AT,
        settings.quota$_$megabytes() * 1_000_000L,
        Duration.ofDays(settings.keep$_$days()),
        settings.reserve$_$megabytes() * 1_000_000L);
  }

  private static String dataFolder(BundleContext context) {
    String folder = context.getProperty("lockgate.data");
    if (folder == null) {
      throw new IllegalStateException("framework property lockgate.data is not set");
    }
    return folder;
  }

  @Override
  public Health check() {
    return health.now(settings);
  }

  @Override
  public void collect(MetricSink sink) {
    figures.collect(sink);
  }

  @Override
  public CompletionStage<Cursor> append(List<Sample> samples) {
    return log.append(samples);
  }

  @Override
  public Duration interval(PointId point) {
    return Duration.ofMillis(rules.apply(point).intervalMillis());
  }

  @Override
  public Cursor end() {
    return log.end();
  }

  @Override
  public Cursor at(Instant received) throws IOException {
    return log.at(received);
  }

  @Override
  public long count(Cursor after) throws IOException {
    return log.count(after);
  }

  @Override
  public LogPage read(Cursor after, int limit) throws IOException {
    return log.read(after, limit);
  }

  @Override
  public List<Sample> range(PointId point, Instant from, Instant to, int limit) throws IOException {
    return log.range(point, from, to, limit);
  }

  @Override
  public List<Bucket> downsample(PointId point, Instant from, Instant to, int buckets)
      throws IOException {
    return log.downsample(point, from, to, buckets);
  }

  @Override
  public Optional<Sample> latest(PointId point) throws IOException {
    return log.latest(point);
  }
}
