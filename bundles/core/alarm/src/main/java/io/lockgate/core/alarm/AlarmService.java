// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.alarm;

import io.lockgate.api.alarm.Alarm;
import io.lockgate.api.alarm.AlarmCondition;
import io.lockgate.api.alarm.AlarmEvent;
import io.lockgate.api.alarm.AlarmListener;
import io.lockgate.api.alarm.AlarmRule;
import io.lockgate.api.alarm.Alarms;
import io.lockgate.api.driver.FieldStatus;
import io.lockgate.api.health.Health;
import io.lockgate.api.health.HealthBoard;
import io.lockgate.api.health.HealthCheck;
import io.lockgate.api.health.HealthEntry;
import io.lockgate.api.health.Status;
import io.lockgate.api.metric.MetricSink;
import io.lockgate.api.metric.MetricSource;
import io.lockgate.api.model.ModelLibrary;
import io.lockgate.api.point.PointBus;
import io.lockgate.api.point.PointImage;
import io.lockgate.api.security.AccessControl;
import io.lockgate.api.security.AuditEvent;
import io.lockgate.api.security.AuditEvent.Category;
import io.lockgate.api.security.AuditLog;
import io.lockgate.api.security.Identity;
import io.lockgate.api.security.NotAllowedException;
import io.lockgate.api.security.Permission;
import io.lockgate.api.store.StateStore;
import io.lockgate.api.time.GatewayClock;
import io.lockgate.core.alarm.book.AlarmBook;
import io.lockgate.core.alarm.book.Announcer;
import io.lockgate.core.alarm.book.RuleBook;
import io.lockgate.core.alarm.book.SystemRules;
import io.lockgate.core.alarm.book.Watched;
import io.lockgate.core.alarm.journal.Checkpoint;
import io.lockgate.core.alarm.journal.StoredJournal;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.osgi.service.metatype.annotations.Designate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings the field, the rules and the people together. */
@Component(
    immediate = true,
    service = {Alarms.class, HealthCheck.class, MetricSource.class},
    configurationPid = AlarmService.PID,
    property = HealthCheck.NAME + "=alarms")
@Designate(ocd = AlarmSettings.class)
public final class AlarmService implements Alarms, HealthCheck, MetricSource {
  static final String PID = "io.lockgate.core.alarm";

  private static final Logger LOG = LoggerFactory.getLogger(AlarmService.class);
  private static final long AUDIT_SECONDS = 5;

  private final AccessControl access;
  private final AuditLog audit;
  private final AlarmBook book;
  private final Watch watch;
  private volatile @Nullable HealthBoard board;
  private final Set<ConfiguredRule> rules = ConcurrentHashMap.newKeySet();
  private final Map<AlarmListener, Announcer> listeners = new ConcurrentHashMap<>();

  /**
   * Takes up what stood before.
   *
   * @throws IOException the journal cannot be read
   */
  @Activate
  public AlarmService(
      @Reference GatewayClock clock,
      @Reference StateStore store,
      @Reference AccessControl access,
      @Reference AuditLog audit,
      @Reference PointBus bus,
      @Reference PointImage image,
      @Reference FieldStatus field,
      @Reference ModelLibrary library,
      AlarmSettings settings)
      throws IOException {
    this.access = access;
    this.audit = audit;
    book =
        new AlarmBook(
            clock,
            new StoredJournal(store, settings.journal$_$events()),
            new Checkpoint(store),
            this::tell);
    watch =
        new Watch(
            book,
            bus,
            image,
            field,
            new Watch.Rules(
                new RuleBook(library, silence(settings)), system(settings), this::rules),
            this::parts);
  }

  private static SystemRules system(AlarmSettings settings) {
    Duration off = Duration.ofSeconds(settings.system$_$off$_$delay());
    SystemRules.Term red =
        new SystemRules.Term(
            Status.Light.RED,
            Duration.ofSeconds(settings.system$_$red$_$delay()),
            off,
            Severities.of(settings.system$_$red$_$severity()));
    SystemRules.Term orange =
        new SystemRules.Term(
            Status.Light.ORANGE,
            Duration.ofSeconds(settings.system$_$orange$_$delay()),
            off,
            Severities.of(settings.system$_$orange$_$severity()));
    return new SystemRules(
        settings.system$_$alarms() ? List.of(red, orange) : List.of(),
        Set.of(settings.system$_$except().strip().split("[\\s,]+")));
  }

  private static Optional<AlarmRule> silence(AlarmSettings settings) {
    return settings.communication$_$loss()
        ? Optional.of(
            new AlarmRule(
                "no-answer",
                "",
                new AlarmCondition.CommunicationLost(),
                Duration.ofSeconds(settings.communication$_$delay()),
                Duration.ZERO,
                Severities.of(settings.communication$_$severity()),
                false))
        : Optional.empty();
  }

  /** Begins to look. */
  @Activate
  void start() {
    watch.start();
  }

  @Deactivate
  void stop() {
    watch.close();
    listeners.values().forEach(Announcer::close);
  }

  @Reference(
      cardinality = ReferenceCardinality.MULTIPLE,
      policy = ReferencePolicy.DYNAMIC,
      unbind = "ruleGone")
  void rule(ConfiguredRule rule) {
    rules.add(rule);
  }

  void ruleGone(ConfiguredRule rule) {
    rules.remove(rule);
  }

  @Reference(
      cardinality = ReferenceCardinality.MULTIPLE,
      policy = ReferencePolicy.DYNAMIC,
      unbind = "listenerGone")
  void listener(AlarmListener listener) {
    listeners.put(listener, new Announcer(listener));
  }

  void listenerGone(AlarmListener listener) {
    Announcer gone = listeners.remove(listener);
    if (gone != null) {
      gone.close();
    }
  }

  @Reference(
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY,
      unbind = "boardGone")
  void board(HealthBoard present) {
    board = present;
  }

  void boardGone(HealthBoard gone) {
    if (gone.equals(board)) {
      board = null;
    }
  }

  /** How the parts of the gateway are; none while nobody knows. */
  private List<HealthEntry> parts() {
    HealthBoard present = board;
    return present == null ? List.of() : present.entries();
  }

  private List<Watched> rules() {
    return rules.stream().map(ConfiguredRule::watched).toList();
  }

  private void tell(List<AlarmEvent> events) {
    listeners.values().forEach(each -> each.offer(events));
  }

  @Override
  public List<Alarm> open() {
    return book.open();
  }

  @Override
  public Alarm acknowledge(Identity by, String id) throws NotAllowedException, IOException {
    access.require(by, Permission.OPERATE, "alarm:acknowledge");
    Alarm now = book.acknowledge(by.id(), id);
    record(by, "ALARM_ACKNOWLEDGED", id, "now " + now.state());
    return now;
  }

  @Override
  public Alarm shelve(Identity by, String id, Duration duration)
      throws NotAllowedException, IOException {
    access.require(by, Permission.OPERATE, "alarm:shelve");
    Alarm now = book.shelve(by.id(), id, duration);
    record(
        by,
        duration.isZero() ? "ALARM_UNSHELVED" : "ALARM_SHELVED",
        id,
        now.shelvedUntil().map(until -> "until " + until).orElse(""));
    return now;
  }

  private void record(Identity by, String type, String id, String detail) {
    AuditEvent event = AuditEvent.by(by, Category.FIELD, type, id, AuditEvent.Result.OK, detail);
    try {
      audit.append(event).toCompletableFuture().get(AUDIT_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException e) {
      LOG.error("{} of {} by {} is not in the audit log", type, id, by.id(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public List<AlarmEvent> journal(long after, int limit) throws IOException {
    return book.journal(after, limit);
  }

  @Override
  public void collect(MetricSink sink) {
    long unheard = listeners.values().stream().mapToLong(Announcer::lost).sum();
    AlarmFigures.tell(sink, book.open(), book.events(), unheard + book.lost());
  }

  @Override
  public Health check() {
    return Outlook.of(book.open(), book.trouble());
  }
}
