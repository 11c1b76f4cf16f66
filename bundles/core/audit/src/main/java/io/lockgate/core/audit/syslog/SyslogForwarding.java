// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.audit.syslog;

import io.lockgate.api.security.AuditLog;
import io.lockgate.api.store.StateStore;
import io.lockgate.core.audit.log.AuditTail;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.Designate;

/** Runs the forwarder while it is enabled. */
@Component(
    service = {},
    configurationPid = "io.lockgate.core.audit.syslog")
@Designate(ocd = SyslogConfig.class)
public final class SyslogForwarding {
  private static final long FIRST_PAUSE_MILLIS = 1_000;
  private static final long LONGEST_PAUSE_MILLIS = 60_000;

  private final Optional<SyslogForwarder> forwarder;

  @Activate
  public SyslogForwarding(
      @Reference AuditLog log,
      @Reference AuditTail tail,
      @Reference StateStore state,
      SyslogConfig config) {
    forwarder =
        config.enabled()
            ? Optional.of(
                new SyslogForwarder(
                    log,
                    tail,
                    new Cursor(state),
                    receiver(config),
                    origin(config.origin()),
                    new Backoff(FIRST_PAUSE_MILLIS, LONGEST_PAUSE_MILLIS)))
            : Optional.empty();
    forwarder.ifPresent(SyslogForwarder::start);
  }

  @Deactivate
  void stop() throws IOException {
    if (forwarder.isPresent()) {
      forwarder.get().close();
    }
  }

  private static Receiver receiver(SyslogConfig config) {
    if (config.host().isBlank() || config.authorities().isBlank()) {
      throw new IllegalArgumentException("host and authorities must be set to forward records");
    }
    Optional<Receiver.ClientIdentity> client =
        config.clientCertificate().isBlank()
            ? Optional.empty()
            : Optional.of(
                new Receiver.ClientIdentity(
                    Path.of(config.clientCertificate()), Path.of(config.clientKey())));
    return new Receiver(config.host(), config.port(), Path.of(config.authorities()), client);
  }

  private static String origin(String origin) {
    if (!origin.matches("[A-Za-z0-9.-]{1,255}")) {
      throw new IllegalArgumentException("origin must be letters, digits, dot and hyphen");
    }
    return origin;
  }
}
