// SPDX-License-Identifier: Apache-2.0
package io.lockgate.north.mail;

import io.lockgate.api.alarm.AlarmEvent;
import io.lockgate.api.alarm.AlarmListener;
import io.lockgate.api.alarm.AlarmMail;
import io.lockgate.api.alarm.Alarms;
import io.lockgate.api.health.Health;
import io.lockgate.api.health.HealthCheck;
import io.lockgate.api.health.Status;
import io.lockgate.api.security.AccessControl;
import io.lockgate.api.security.AuditEvent;
import io.lockgate.api.security.AuditEvent.Category;
import io.lockgate.api.security.AuditEvent.Result;
import io.lockgate.api.security.AuditLog;
import io.lockgate.api.security.Destination;
import io.lockgate.api.security.Destinations;
import io.lockgate.api.security.Identity;
import io.lockgate.api.security.NotAllowedException;
import io.lockgate.api.security.Outbound;
import io.lockgate.api.security.Permission;
import io.lockgate.api.security.SecretSetting;
import io.lockgate.api.security.Secrets;
import io.lockgate.api.service.Edition;
import io.lockgate.api.service.Endpoint;
import io.lockgate.api.service.GatewayService;
import io.lockgate.api.service.ServiceDeclaration;
import io.lockgate.api.service.ServiceEnabled;
import io.lockgate.api.store.StateStore;
import io.lockgate.api.time.GatewayClock;
import io.lockgate.north.mail.post.Post;
import io.lockgate.north.mail.post.PostException;
import io.lockgate.north.mail.post.SmtpConfig;
import io.lockgate.north.mail.post.SmtpConfig.Security;
import io.lockgate.north.mail.post.SmtpPost;
import io.lockgate.north.mail.queue.Addressee;
import io.lockgate.north.mail.queue.Outbox;
import io.lockgate.north.mail.queue.Postman;
import io.lockgate.north.mail.text.Texts;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.metatype.annotations.Designate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Service {@code mail}: alarms as e-mail, over the mail server of the settings. Opens no port. */
@ServiceDeclaration(
    id = MailService.ID,
    title = "Alarms by e-mail",
    publishes = ServiceDeclaration.MAIL,
    zones = {"eth1", "eth2", "wifi", "vpn", "local"})
@Component(
    immediate = true,
    service = {
      GatewayService.class,
      AlarmMail.class,
      AlarmListener.class,
      Destinations.class,
      HealthCheck.class
    },
    configurationPid = MailService.PID,
    property = {GatewayService.ID + "=" + MailService.ID, HealthCheck.NAME + "=" + MailService.ID})
@Designate(ocd = MailSettings.class)
public final class MailService
    implements GatewayService, AlarmMail, AlarmListener, Destinations, HealthCheck {
  static final String ID = "mail";
  static final String PID = "io.lockgate.north.mail";

  private static final Logger LOG = LoggerFactory.getLogger(MailService.class);
  private static final String ETC_PROPERTY = "lockgate.etc";
  private static final String PLAIN_PASSWORD =
      "the password stands in the settings in clear; gateway:secret-set mail, then password = secret:mail";
  private static final int LONGEST_NAME = 64;

  private final AccessControl access;
  private final AuditLog audit;
  private final Outbound outbound;
  private final GatewayClock clock;
  private final String name;
  private final SmtpConfig config;
  private final boolean plainPassword;
  private final SmtpPost post;
  private final Postman postman;
  private final Rounds rounds;
  private final Set<Recipient> recipients = ConcurrentHashMap.newKeySet();

  /**
   * Takes up what waits.
   *
   * @throws IOException the queue cannot be read
   */
  @Activate
  public MailService(
      BundleContext context,
      @Reference(target = "(" + ServiceEnabled.ID + "=" + ID + ")") ServiceEnabled enabled,
      @Reference(target = "(" + Edition.OFFERS + "=alarm-mail)") Edition edition,
      @Reference Alarms alarms,
      @Reference StateStore store,
      @Reference GatewayClock clock,
      @Reference AccessControl access,
      @Reference AuditLog audit,
      @Reference Outbound outbound,
      @Reference Secrets secrets,
      MailSettings settings)
      throws IOException {
    this.access = access;
    this.audit = audit;
    this.outbound = outbound;
    this.clock = clock;
    name = name(settings.name());
    String folder = Objects.requireNonNullElse(context.getProperty(ETC_PROPERTY), "");
    config = config(settings, Path.of(folder), secrets);
    plainPassword = SecretSetting.isPlain(settings.password());
    if (plainPassword) {
      LOG.warn("Mail: {}", PLAIN_PASSWORD);
    }
    if (config.security() == Security.PLAIN) {
      record("MAIL_INSECURE", Identity.SYSTEM, config.host(), Result.OK, "mail goes out in clear");
    }
    post = new SmtpPost(config, outbound);
    postman =
        new Postman(
            alarms,
            new Outbox(store, config.domain()),
            post,
            clock,
            this::addressees,
            name,
            why -> record("MAIL_REFUSED", Identity.SYSTEM, ID, Result.FAILED, why));
    rounds = new Rounds(postman::round);
  }

  private static String name(String given) {
    String plain = given.replaceAll("\\p{Cntrl}", " ").strip();
    return plain.length() > LONGEST_NAME ? plain.substring(0, LONGEST_NAME) : plain;
  }

  private static SmtpConfig config(MailSettings settings, Path folder, Secrets secrets) {
    Security security = Security.valueOf(settings.security().toUpperCase(Locale.ROOT));
    if (security == Security.PLAIN && !settings.allow$_$insecure()) {
      throw new IllegalArgumentException(
          "security = plain can be read by everybody on the way; it needs allow-insecure = true");
    }
    if (settings.host().isBlank() || settings.from().isBlank()) {
      throw new IllegalArgumentException("host and from must be set");
    }
    String authorities = settings.authorities().strip();
    return new SmtpConfig(
        settings.host().strip(),
        settings.port() == 0 ? security.port() : settings.port(),
        security,
        settings.user().strip(),
        () -> SecretSetting.read(secrets, settings.password()),
        authorities.isEmpty() ? Optional.empty() : Optional.of(folder.resolve(authorities)),
        Addressee.requireAddress(settings.from().strip()));
  }

  /** Begins to send. */
  @Activate
  void start() {
    rounds.start();
  }

  @Deactivate
  void stop() {
    rounds.end();
    post.breakOff();
    rounds.close();
  }

  @Reference(
      cardinality = ReferenceCardinality.MULTIPLE,
      policy = ReferencePolicy.DYNAMIC,
      unbind = "recipientGone")
  void recipient(Recipient recipient) {
    recipients.add(recipient);
    if (recipients.size() > Addressee.MOST) {
      LOG.error("There are more than {} recipients; the last by name get nothing", Addressee.MOST);
    }
  }

  void recipientGone(Recipient recipient) {
    recipients.remove(recipient);
  }

  private Collection<Addressee> addressees() {
    return recipients.stream()
        .map(Recipient::addressee)
        .sorted(Comparator.comparing(Addressee::name))
        .limit(Addressee.MOST)
        .toList();
  }

  @Override
  public List<Endpoint> endpoints() {
    return List.of();
  }

  @Override
  public List<Destination> destinations() {
    return List.of(Destination.tcp(ID, config.host(), config.port()));
  }

  /** What happened is read from the journal; this only says that there is something. */
  @Override
  public void changed(List<AlarmEvent> events) {
    rounds.wake();
  }

  @Override
  public List<Answer> test(Identity by, String recipient) throws NotAllowedException {
    access.require(by, Permission.CONFIGURE, "mail:test");
    List<Addressee> to =
        addressees().stream()
            .filter(each -> recipient.isEmpty() || each.name().equals(recipient))
            .toList();
    if (to.isEmpty()) {
      throw new IllegalArgumentException(
          recipient.isEmpty()
              ? "there is no recipient: gateway:config-set " + Recipient.FACTORY_PID + "~NAME …"
              : "there is no recipient '" + recipient + "'");
    }
    List<Answer> answers = new ArrayList<>();
    for (Addressee each : to) {
      Answer answer = test(each);
      answers.add(answer);
      Result result = answer.taken() ? Result.OK : Result.FAILED;
      record("MAIL_TEST", by, each.name(), result, answer.answer());
    }
    return answers;
  }

  private Answer test(Addressee to) {
    Texts texts = new Texts(to.language(), name);
    Post.Mail mail =
        new Post.Mail(
            to.address(),
            "<" + UUID.randomUUID() + "@" + config.domain() + ">",
            texts.testSubject(),
            texts.testBody(),
            clock.now().toEpochMilli());
    try (Post.Connection connection = new SmtpPost(config, outbound).connect()) {
      return new Answer(to.name(), true, connection.send(mail));
    } catch (PostException e) {
      return new Answer(to.name(), false, String.valueOf(e.getMessage()));
    }
  }

  private void record(String type, Identity by, String id, Result result, String detail) {
    audit
        .append(AuditEvent.by(by, Category.SERVICE, type, id, result, detail))
        .whenComplete(
            (sequence, failure) -> {
              if (failure != null) {
                LOG.error("{} of {} is not in the audit log", type, id, failure);
              }
            });
  }

  @Override
  public MailStatus status() {
    return postman.status();
  }

  @Override
  public Health check() {
    Postman.Trouble trouble = postman.trouble();
    if (!trouble.sentence().isEmpty()) {
      Status status = trouble.needsSomebody() ? Status.CRITICAL : Status.TEMPORARILY_UNAVAILABLE;
      return new Health(status, trouble.sentence());
    }
    if (recipients.isEmpty()) {
      return new Health(Status.WARN, "there is no recipient");
    }
    if (recipients.size() > Addressee.MOST) {
      return new Health(Status.WARN, "more than " + Addressee.MOST + " recipients");
    }
    return plainPassword ? new Health(Status.WARN, PLAIN_PASSWORD) : Health.OK;
  }
}
