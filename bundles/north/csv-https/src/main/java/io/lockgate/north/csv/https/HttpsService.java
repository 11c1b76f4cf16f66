// SPDX-License-Identifier: Apache-2.0
package io.lockgate.north.csv.https;

import io.lockgate.api.driver.FieldStatus;
import io.lockgate.api.driver.PointDirectory;
import io.lockgate.api.health.Health;
import io.lockgate.api.health.HealthCheck;
import io.lockgate.api.model.ModelLibrary;
import io.lockgate.api.security.DeviceSigner;
import io.lockgate.api.service.Endpoint;
import io.lockgate.api.service.GatewayService;
import io.lockgate.api.service.ServiceDeclaration;
import io.lockgate.api.service.ServiceEnabled;
import io.lockgate.api.store.SampleLog;
import io.lockgate.api.time.GatewayClock;
import io.lockgate.north.csv.delivery.Results;
import io.lockgate.north.csv.delivery.Site;
import io.lockgate.north.csv.delivery.Zones;
import io.lockgate.north.csv.files.DeviceFacts;
import io.lockgate.north.csv.files.ThisGateway;
import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.Designate;

/** Service {@code csv-https}: while it is on, files go to its destinations. It listens nowhere. */
@ServiceDeclaration(
    id = HttpsService.ID,
    title = "Publication of CSV or JSON files on an HTTPS server",
    publishes = ServiceDeclaration.FILES,
    zones = {"eth1", "eth2", "wifi", "vpn", "local"})
@Component(
    immediate = true,
    service = {GatewayService.class, HealthCheck.class, HttpsService.class},
    configurationPid = HttpsService.PID,
    property = {
      GatewayService.ID + "=" + HttpsService.ID,
      HealthCheck.NAME + "=" + HttpsService.ID
    })
@Designate(ocd = HttpsSettings.class)
public final class HttpsService implements GatewayService, HealthCheck {
  static final String ID = "csv-https";
  static final String PID = "io.lockgate.north.csv.https";

  private final Site site;

  /** Connects to nothing; throws IllegalArgumentException, and so stays away, when there is no such time zone. */
  @Activate
  public HttpsService(
      @Reference(target = "(" + ServiceEnabled.ID + "=" + ID + ")") ServiceEnabled enabled,
      @Reference SampleLog log,
      @Reference FieldStatus field,
      @Reference ModelLibrary models,
      @Reference PointDirectory points,
      @Reference DeviceSigner signer,
      @Reference GatewayClock clock,
      HttpsSettings settings) {
    site =
        new Site(
            new ThisGateway(
                settings.gateway$_$name(), settings.gateway$_$id(), settings.serial(), signer),
            new DeviceFacts(field, models, points, log),
            log,
            clock,
            Zones.of(settings.time$_$zone()),
            new Results());
  }

  Site site() {
    return site;
  }

  @Override
  public List<Endpoint> endpoints() {
    return List.of();
  }

  @Override
  public Health check() {
    return site.results().health();
  }
}
