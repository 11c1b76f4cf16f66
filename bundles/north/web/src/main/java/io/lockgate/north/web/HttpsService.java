// SPDX-License-Identifier: Apache-2.0
package io.lockgate.north.web;

import io.lockgate.api.health.Health;
import io.lockgate.api.health.HealthCheck;
import io.lockgate.api.health.Status;
import io.lockgate.api.security.ServerCertificate;
import io.lockgate.api.service.Endpoint;
import io.lockgate.api.service.GatewayService;
import io.lockgate.api.service.ServiceDeclaration;
import io.lockgate.api.service.ServiceEnabled;
import io.lockgate.api.service.ZoneAddresses;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.osgi.annotation.bundle.Capability;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.cm.ConfigurationAdmin;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.Designate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Service {@code https}. Exists only while it is switched on; says that it runs once its ports are really open. */
@Component(
    immediate = true,
    service = HealthCheck.class,
    property = HealthCheck.NAME + "=" + HttpsService.ID,
    configurationPid = HttpsService.PID)
@Designate(ocd = WebSettings.class)
@Capability(
    namespace = "osgi.service",
    attribute = "objectClass:List<String>=\"io.lockgate.api.service.GatewayService\"")
@ServiceDeclaration(
    id = HttpsService.ID,
    title = "HTTPS pages",
    ports = "tcp/443",
    zones = {"eth1", "eth2", "wifi", "wifi-ap", "vpn", "local"},
    panel = {"eth1", "eth2", "wifi", "local"},
    hardened = {"eth1", "local"})
public final class HttpsService implements HealthCheck {
  static final String ID = "https";
  static final String PID = "io.lockgate.north.web";

  private static final Logger LOG = LoggerFactory.getLogger(HttpsService.class);
  private static final Duration AFTER_SURPRISE = Duration.ofSeconds(5);
  private static final int STANDARD_PORT = 443;
  private static final int USER_PORT = 8443;

  private final BundleContext context;
  private final HttpsPort port;
  private final ScheduledThreadPoolExecutor thread =
      new ScheduledThreadPoolExecutor(1, work -> new Thread(work, "lockgate-https"));
  private volatile String trouble = "";
  private @Nullable ServiceRegistration<GatewayService> announced;

  /** Begins to open the port, on a thread of its own. */
  @Activate
  public HttpsService(
      BundleContext context,
      @Reference(target = "(gateway.service=" + ID + ")") ServiceEnabled enabled,
      @Reference ServerCertificate certificate,
      @Reference ConfigurationAdmin configurations,
      @Reference ZoneAddresses zones,
      WebSettings settings) {
    this.context = context;
    this.port =
        new HttpsPort(
            new PaxWeb(configurations, jettyFile(context)),
            certificate,
            () -> zones.addresses(enabled.zones()),
            portNumber(settings.port(), context.getProperty("lockgate.ports")),
            new OfferedPages(context),
            this::announce);
    thread.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    again(Duration.ZERO);
  }

  /** Beside the other sealed settings of the platform. */
  private static Path jettyFile(BundleContext context) {
    String etc = context.getProperty("karaf.etc");
    return Path.of(etc == null ? "." : etc, "jetty.xml");
  }

  static int portNumber(int configured, @Nullable String ports) {
    if (configured != 0) {
      return configured;
    }
    return "standard".equals(ports) ? STANDARD_PORT : USER_PORT;
  }

  private void again(Duration delay) {
    thread.schedule(this::step, delay.toMillis(), TimeUnit.MILLISECONDS);
  }

  private void step() {
    Duration next = AFTER_SURPRISE;
    try {
      next = port.step();
      trouble = port.trouble();
    } catch (RuntimeException e) {
      LOG.error("the HTTPS port could not be looked after", e);
    }
    if (!thread.isShutdown()) {
      again(next);
    }
  }

  @Override
  public Health check() {
    String now = trouble;
    return now.isEmpty() ? Health.OK : new Health(Status.CRITICAL, now);
  }

  @Deactivate
  void stop() throws InterruptedException {
    thread.shutdown();
    if (!thread.awaitTermination(5, TimeUnit.SECONDS)) {
      thread.shutdownNow();
    }
    port.close();
  }

  private synchronized void announce(List<Endpoint> endpoints) {
    ServiceRegistration<GatewayService> before = announced;
    if (before != null) {
      announced = null;
      before.unregister();
    }
    if (!endpoints.isEmpty()) {
      GatewayService running = () -> endpoints;
      announced =
          context.registerService(
              GatewayService.class,
              running,
              FrameworkUtil.asDictionary(Map.of(GatewayService.ID, ID)));
    }
  }
}
