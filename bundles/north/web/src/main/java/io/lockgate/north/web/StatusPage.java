// SPDX-License-Identifier: Apache-2.0
package io.lockgate.north.web;

import io.lockgate.api.health.HealthBoard;
import io.lockgate.api.health.Status;
import io.lockgate.api.security.Commissioning;
import io.lockgate.api.service.ReleaseName;
import jakarta.servlet.Servlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Version;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardServletPattern;

/**
 * The first page, and the answer to every path that has no page. Of the health of the gateway it shows the colour alone: why
 * is for those who are logged in. Thread-safe.
 */
@Component(service = Servlet.class)
@HttpWhiteboardServletPattern({"/", "/status"})
public final class StatusPage extends HttpServlet {
  private static final long serialVersionUID = 1L;
  private static final Set<String> PATHS = Set.of("/", "/status");

  private final transient Commissioning commissioning;
  private final String version;
  private final transient Supplier<Duration> uptime;

  @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
  transient volatile @Nullable HealthBoard board;

  /** Shows the version of this bundle and the uptime of this Java process. */
  @Activate
  public StatusPage(
      BundleContext context, @Reference WebOpen web, @Reference Commissioning commissioning) {
    this(
        commissioning,
        shown(context.getBundle().getVersion()),
        () -> Duration.ofMillis(ManagementFactory.getRuntimeMXBean().getUptime()));
  }

  StatusPage(Commissioning commissioning, String version, Supplier<Duration> uptime) {
    this.commissioning = commissioning;
    this.version = version;
    this.uptime = uptime;
  }

  private static String shown(Version version) {
    return new ReleaseName(version.getMajor(), version.getMinor(), version.getMicro()).toString();
  }

  /** Orange while nobody knows. */
  private Status.Light light() {
    HealthBoard present = board;
    return present == null ? Status.Light.ORANGE : present.overall().status().light();
  }

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    if (!PATHS.contains(request.getRequestURI())) {
      ReadOnly.send(request, response, HttpServletResponse.SC_NOT_FOUND, PublicPage.notFound());
    } else if (ReadOnly.permits(request, response)) {
      byte[] page =
          PublicPage.status(
              version, Uptime.text(uptime.get()), commissioning.commissioned(), light());
      ReadOnly.send(request, response, HttpServletResponse.SC_OK, page);
    }
  }
}
