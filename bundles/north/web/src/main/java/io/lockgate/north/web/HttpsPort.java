// SPDX-License-Identifier: Apache-2.0
package io.lockgate.north.web;

import io.lockgate.api.security.ServerCertificate;
import io.lockgate.api.service.Endpoint;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the port as it is to be: asks the web server for it, sees whether it is really open, follows the addresses of
 * the host. Not thread-safe: one thread calls {@link #step} again and again, and {@link #close} after it ended.
 */
final class HttpsPort {
  private static final Logger LOG = LoggerFactory.getLogger(HttpsPort.class);
  private static final Duration SOON = Duration.ofMillis(10);
  private static final Duration LATER = Duration.ofSeconds(5);
  private static final Duration CLOSED_WITHIN = Duration.ofSeconds(2);
  private static final Duration CLOSING_PROBE = Duration.ofMillis(20);
  private static final int IMPATIENT_STEPS = 3_000;
  private static final int PATIENCE_FOR_PAGES = 50;
  private static final int PATIENCE_FOR_PORT = 600;
  private static final int RARE_STEPS = 6;

  private final WebServer server;
  private final ServerCertificate certificate;
  private final Supplier<List<InetAddress>> addresses;
  private final int port;
  private final Pages pages;
  private final Consumer<List<Endpoint>> announce;
  private List<Endpoint> asked = List.of();
  private boolean open;
  private int steps;
  private int withoutPages;
  private int silent;
  private String trouble = "";
  private @Nullable Knock knock;

  /** What the web server is to serve. */
  interface Pages {
    /** Without effect when they are offered already. */
    void offer();

    /** Without effect when they are not offered. */
    void withdraw();
  }

  /**
   * A port that nothing has been asked for yet.
   *
   * @param addresses what to listen on now
   * @param pages offered once our web server answers
   * @param announce told the endpoints when they are open, and an empty list when they are not
   */
  HttpsPort(
      WebServer server,
      ServerCertificate certificate,
      Supplier<List<InetAddress>> addresses,
      int port,
      Pages pages,
      Consumer<List<Endpoint>> announce) {
    this.server = server;
    this.certificate = certificate;
    this.addresses = addresses;
    this.port = port;
    this.pages = pages;
    this.announce = announce;
  }

  /** Does what is to be done now; answers when to come again. */
  Duration step() {
    try {
      ask(addresses.get());
      if (!open && !asked.isEmpty()) {
        if (asked.stream().allMatch(Knock::answered)) {
          pages.offer();
          look(knock());
        } else if (++silent % (steps > IMPATIENT_STEPS ? RARE_STEPS : PATIENCE_FOR_PORT) == 0) {
          LOG.warn(
              "nothing answers on {}: asking for it anew, the port may have been taken", asked);
          server.configure(PaxWebSettings.closed());
        }
      }
      trouble("");
    } catch (IOException | GeneralSecurityException | UncheckedIOException e) {
      trouble(String.valueOf(e.getMessage()));
    }
    boolean settled = open || (trouble.isEmpty() && asked.isEmpty());
    return settled || ++steps > IMPATIENT_STEPS ? LATER : SOON;
  }

  private void look(Knock knock) {
    Set<Knock.Answer> answers = EnumSet.noneOf(Knock.Answer.class);
    asked.forEach(endpoint -> answers.add(knock.at(endpoint)));
    if (answers.equals(EnumSet.of(Knock.Answer.PAGES))) {
      open = true;
      steps = 0;
      withoutPages = 0;
      LOG.info("HTTPS is open on {}", asked);
      announce.accept(asked);
    } else if (answers.equals(EnumSet.of(Knock.Answer.EMPTY))) {
      if (withoutPages > 0 && withoutPages % PATIENCE_FOR_PAGES == 0) {
        LOG.warn("HTTPS is open on {}, but the pages did not come: offering them again", asked);
        pages.withdraw();
      }
      withoutPages++;
      pages.offer();
    }
  }

  /** Closes it and waits, two seconds at most, until nothing answers any more. */
  void close() {
    pages.withdraw();
    try {
      server.configure(PaxWebSettings.closed());
      if (!refused(asked)) {
        LOG.error("HTTPS is switched off and {} is still answered", asked);
      }
    } catch (IOException | IllegalStateException e) {
      LOG.error("HTTPS could not be switched off", e);
    } finally {
      announce.accept(List.of());
    }
  }

  private void ask(List<InetAddress> on) throws IOException {
    List<Endpoint> wanted =
        on.stream().map(each -> new Endpoint("tcp", each.getHostAddress(), port)).toList();
    if (!wanted.equals(asked)) {
      open = false;
      steps = 0;
      announce.accept(List.of());
    }
    if (wanted.isEmpty()) {
      server.configure(PaxWebSettings.closed());
    } else {
      char[] password = certificate.keyStorePassword();
      try {
        server.configure(
            PaxWebSettings.open(
                on, port, certificate.keyStore(), new String(password), ServerCertificate.ALIAS));
      } finally {
        Arrays.fill(password, '\0');
      }
    }
    asked = wanted;
  }

  private Knock knock() throws IOException, GeneralSecurityException {
    Knock present = knock;
    if (present == null) {
      present = new Knock(certificate.certificate());
      knock = present;
    }
    return present;
  }

  private static boolean refused(List<Endpoint> endpoints) {
    long probes = CLOSED_WITHIN.dividedBy(CLOSING_PROBE);
    for (long probe = 0; probe < probes; probe++) {
      if (endpoints.stream().noneMatch(Knock::answered)) {
        return true;
      }
      LockSupport.parkNanos(CLOSING_PROBE.toNanos());
    }
    return endpoints.stream().noneMatch(Knock::answered);
  }

  /** Why the port cannot be opened, as far as is known; empty when all is well. For the same thread. */
  String trouble() {
    return trouble;
  }

  private void trouble(String now) {
    if (!now.isEmpty() && !now.equals(trouble)) {
      LOG.error("HTTPS cannot be opened: {}", now);
    }
    trouble = now;
  }
}
