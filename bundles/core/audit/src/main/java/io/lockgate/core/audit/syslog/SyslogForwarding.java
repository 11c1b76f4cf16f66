// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.audit.syslog;

import io.lockgate.api.health.Health;
import io.lockgate.api.health.HealthCheck;
import io.lockgate.api.health.Status;
import io.lockgate.api.security.AuditLog;
import io.lockgate.api.security.Destination;
import io.lockgate.api.security.Destinations;
import io.lockgate.api.security.Outbound;
import io.lockgate.api.store.StateStore;
import io.lockgate.api.time.GatewayClock;
import io.lockgate.core.audit.log.AuditTail;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.Designate;

/** Runs the forwarder while it is enabled. */
@Component(
    immediate = true,
    service = {Destinations.class, HealthCheck.class},
    property = HealthCheck.NAME + "=" + SyslogForwarding.ID,
    configurationPid = "io.lockgate.core.audit.syslog")
@Designate(ocd = SyslogConfig.class)
public final class SyslogForwarding implements Destinations, HealthCheck {
  /** What it is called in lists. */
  static final String ID = "audit-syslog";

  private static final long FIRST_PAUSE_MILLIS = 1_000;
  private static final long LONGEST_PAUSE_MILLIS = 60_000;

  private final Optional<SyslogForwarder> forwarder;
  private final List<Destination> destinations;

  @Activate
  public SyslogForwarding(
      @Reference AuditLog log,
      @Reference AuditTail tail,
      @Reference StateStore state,
      @Reference Outbound outbound,
      @Reference GatewayClock clock,
      SyslogConfig config) {
    destinations =
        config.enabled() ? List.of(Destination.tcp(ID, config.host(), config.port())) : List.of();
    forwarder =
        config.enabled()
            ? Optional.of(
                new SyslogForwarder(
                    log,
                    tail,
                    new Cursor(state),
                    receiver(config, clock),
                    outbound,
                    origin(config.origin()),
                    new Backoff(FIRST_PAUSE_MILLIS, LONGEST_PAUSE_MILLIS)))
            : Optional.empty();
    forwarder.ifPresent(SyslogForwarder::start);
  }

  @Override
  public List<Destination> destinations() {
    return destinations;
  }

  @Override
  public Health check() {
    String trouble = forwarder.map(SyslogForwarder::trouble).orElse("");
    if (!trouble.isEmpty()) {
      return new Health(Status.TEMPORARILY_UNAVAILABLE, trouble);
    }
    return forwarder.isPresent() ? Health.OK : new Health(Status.OK, "off");
  }

  @Deactivate
  void stop() throws IOException {
    if (forwarder.isPresent()) {
      forwarder.get().close();
    }
  }

  private static Receiver receiver(SyslogConfig config, GatewayClock clock) {
    if (config.host().isBlank() || config.authorities().isBlank()) {
      throw new IllegalArgumentException("host and authorities must be set to forward records");
    }
    Optional<Receiver.ClientIdentity> client =
        config.clientCertificate().isBlank()
            ? Optional.empty()
            : Optional.of(
                new Receiver.ClientIdentity(
                    Path.of(config.clientCertificate()), Path.of(config.clientKey())));
    return new Receiver(config.host(), config.port(), Path.of(config.authorities()), client, clock);
  }

  private static String origin(String origin) {
    if (!origin.matches("[A-Za-z0-9.-]{1,255}")) {
      throw new IllegalArgumentException("origin must be letters, digits, dot and hyphen");
    }
    return origin;
  }
}
