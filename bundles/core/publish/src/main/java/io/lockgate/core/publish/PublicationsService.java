// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.publish;

import io.lockgate.api.health.Health;
import io.lockgate.api.health.HealthCheck;
import io.lockgate.api.health.Status;
import io.lockgate.api.metric.MetricSink;
import io.lockgate.api.metric.MetricSource;
import io.lockgate.api.point.PointId;
import io.lockgate.api.publish.Cursor;
import io.lockgate.api.publish.Publications;
import io.lockgate.api.publish.PublishException.Kind;
import io.lockgate.api.publish.Publisher;
import io.lockgate.api.publish.PublisherStatus;
import io.lockgate.api.security.AccessControl;
import io.lockgate.api.security.AuditEvent;
import io.lockgate.api.security.AuditLog;
import io.lockgate.api.security.Identity;
import io.lockgate.api.security.NotAllowedException;
import io.lockgate.api.security.Permission;
import io.lockgate.api.store.SampleLog;
import io.lockgate.api.store.StateStore;
import io.lockgate.api.time.GatewayClock;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.metatype.annotations.Designate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings samples from the log to every {@link Publisher} there is. */
@Component(
    immediate = true,
    service = {Publications.class, HealthCheck.class, MetricSource.class},
    property = HealthCheck.NAME + "=" + PublicationsService.NAME,
    configurationPid = PublicationsService.PID)
@Designate(ocd = PublishSettings.class)
public final class PublicationsService implements Publications, HealthCheck, MetricSource {
  static final String PID = "io.lockgate.core.publish";
  static final String NAME = "publication";

  private static final Logger LOG = LoggerFactory.getLogger(PublicationsService.class);

  private final Desk desk;
  private final GatewayClock clock;
  private final AuditLog audit;
  private final AccessControl access;

  /** Throws IOException, and so stays away, when what is kept of the destinations cannot be read. */
  @Activate
  public PublicationsService(
      @Reference SampleLog log,
      @Reference StateStore store,
      @Reference GatewayClock clock,
      @Reference AuditLog audit,
      @Reference AccessControl access,
      PublishSettings settings)
      throws IOException {
    this.audit = audit;
    this.clock = clock;
    this.access = access;
    desk = new Desk(log, store, clock, history(settings), notices(audit));
  }

  private static Desk.Notices notices(AuditLog audit) {
    return new Desk.Notices() {
      @Override
      public void stuck(String id, Kind kind, String reason) {
        append("PUBLISHER_STUCK", id, kind + ": " + reason);
      }

      @Override
      public void dropped(String id, long samples) {
        append("PUBLISHER_MISSES", id, samples + " samples are no longer in the log");
      }

      private void append(String type, String id, String detail) {
        audit.append(
            AuditEvent.by(
                Identity.SYSTEM,
                AuditEvent.Category.SYSTEM,
                type,
                id,
                AuditEvent.Result.FAILED,
                detail));
      }
    };
  }

  private static Duration history(PublishSettings settings) {
    return Duration.ofDays(settings.history$_$days());
  }

  @Modified
  void modified(PublishSettings settings) {
    desk.history(history(settings));
  }

  @Deactivate
  void stop() {
    desk.close();
  }

  @Reference(
      cardinality = ReferenceCardinality.MULTIPLE,
      policy = ReferencePolicy.DYNAMIC,
      unbind = "policyGoes")
  void policyComes(ConfiguredPolicy policy) {
    desk.policy(policy.publisher(), policy.policy());
  }

  void policyGoes(ConfiguredPolicy policy) {
    desk.policy(policy.publisher(), Policy.ALL);
  }

  @Reference(
      cardinality = ReferenceCardinality.MULTIPLE,
      policy = ReferencePolicy.DYNAMIC,
      unbind = "publisherGoes")
  void publisherComes(Publisher publisher, Map<String, Object> properties) {
    String id = id(properties);
    if (id.isEmpty()) {
      LOG.error("a publisher has no id that can be one: {}", properties.get(Publisher.ID));
      return;
    }
    desk.comes(id, publisher);
  }

  void publisherGoes(Publisher publisher, Map<String, Object> properties) {
    String id = id(properties);
    if (!id.isEmpty()) {
      desk.goes(id, publisher);
    }
  }

  private static String id(Map<String, Object> properties) {
    String id = String.valueOf(properties.get(Publisher.ID));
    try {
      return PointId.requireDevice(id);
    } catch (IllegalArgumentException none) {
      return "";
    }
  }

  @Override
  public List<PublisherStatus> list() {
    return desk.list();
  }

  @Override
  public Cursor sendFrom(Identity by, String id, Instant from)
      throws NotAllowedException, IOException {
    access.require(by, Permission.CONFIGURE, "publish:send-from");
    Cursor cursor = desk.sendFrom(id, from);
    audit.append(
        AuditEvent.by(
            by,
            AuditEvent.Category.CONFIGURATION,
            "PUBLISHER_SENDS_AGAIN",
            id,
            AuditEvent.Result.OK,
            "from " + from + ", after sample " + cursor.position()));
    return cursor;
  }

  @Override
  public void forget(Identity by, String id) throws NotAllowedException, IOException {
    access.require(by, Permission.CONFIGURE, "publish:forget");
    desk.forget(id);
    audit.append(
        AuditEvent.by(
            by,
            AuditEvent.Category.CONFIGURATION,
            "PUBLISHER_FORGOTTEN",
            id,
            AuditEvent.Result.OK,
            "its place in the log is gone"));
  }

  @Override
  public void collect(MetricSink sink) {
    PublisherFigures.tell(sink, desk.list(), desk.figures(), clock.now());
  }

  @Override
  public CompletionStage<String> test(Identity by, String id, Duration within)
      throws NotAllowedException {
    access.require(by, Permission.CONFIGURE, "publish:test");
    return desk.waking(id)
        .test(within)
        .thenApply(
            found -> {
              desk.tryAgain(id);
              return found;
            });
  }

  /** One that is gone, or switched off, is as somebody chose: it is told, and needs nobody. */
  @Override
  public Health check() {
    List<PublisherStatus> all = desk.list();
    for (PublisherStatus each : all) {
      if (each.present() && !each.trouble().isEmpty()) {
        return new Health(
            Status.TEMPORARILY_UNAVAILABLE,
            each.id() + ": " + each.trouble() + "; " + each.backlog() + " samples wait");
      }
    }
    for (PublisherStatus each : all) {
      if (!each.present() && each.backlog() > 0) {
        return new Health(
            Status.OK,
            each.id()
                + " is not there; "
                + each.backlog()
                + " samples wait; gone for good: gateway:publishers "
                + each.id()
                + " --forget");
      }
    }
    return Health.OK;
  }
}
