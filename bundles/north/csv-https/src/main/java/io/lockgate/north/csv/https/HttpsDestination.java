// SPDX-License-Identifier: Apache-2.0
package io.lockgate.north.csv.https;

import io.lockgate.api.health.HealthCheck;
import io.lockgate.api.publish.PublishException;
import io.lockgate.api.publish.Publisher;
import io.lockgate.api.security.Destination;
import io.lockgate.api.security.Destinations;
import io.lockgate.api.security.Outbound;
import io.lockgate.api.security.Secrets;
import io.lockgate.api.time.GatewayClock;
import io.lockgate.north.csv.delivery.FilePublisher;
import io.lockgate.north.csv.delivery.InstanceName;
import io.lockgate.north.csv.delivery.LastResult;
import io.lockgate.north.csv.delivery.SecretTexts;
import io.lockgate.north.csv.delivery.Site;
import io.lockgate.north.csv.https.post.HttpsSender;
import io.lockgate.north.csv.https.post.Login;
import io.lockgate.north.csv.https.post.Target;
import io.lockgate.north.csv.https.post.Trust;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.osgi.annotation.bundle.Capability;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.Designate;

/** A server that files go to: there while its configuration exists and the service is on. */
@Component(
    immediate = true,
    service = Destinations.class,
    configurationPid = HttpsDestination.FACTORY_PID,
    configurationPolicy = ConfigurationPolicy.REQUIRE)
@Designate(ocd = DestinationSettings.class, factory = true)
@Capability(
    namespace = "osgi.service",
    attribute =
        "objectClass:List<String>=\"io.lockgate.api.publish.Publisher,io.lockgate.api.health.HealthCheck\"")
public final class HttpsDestination implements Destinations {
  private static final String ETC_PROPERTY = "lockgate.etc";
  static final String FACTORY_PID = HttpsService.PID + ".destination";

  private final Target target;
  private final String name;
  private final Site site;
  private final LastResult last;
  private final FilePublisher publisher;
  private final ServiceRegistration<?> registration;

  /** Connects to nothing; throws IllegalArgumentException, and so stays away, when a setting cannot work. */
  @Activate
  public HttpsDestination(
      BundleContext context,
      @Reference HttpsService service,
      @Reference Secrets secrets,
      @Reference Outbound outbound,
      @Reference GatewayClock clock,
      DestinationSettings settings,
      Map<String, Object> properties) {
    name = InstanceName.of(properties);
    site = service.site();
    target =
        new Target(
            settings.host().strip(), settings.port(), settings.path().strip(), settings.field());
    last = new LastResult(name);
    HttpsSender sender =
        new HttpsSender(
            target, () -> login(secrets, settings), trust(context, clock, settings), outbound);
    publisher =
        site.publisher(
            name,
            new Site.Choice(settings.format(), settings.period$_$minutes(), settings.devices()),
            sender,
            last);
    site.results().add(name, last);
    String id = HttpsService.ID + "-" + name;
    registration =
        context.registerService(
            new String[] {Publisher.class.getName(), HealthCheck.class.getName()},
            publisher,
            FrameworkUtil.asDictionary(Map.of(Publisher.ID, id, HealthCheck.NAME, id)));
  }

  private static Trust trust(
      BundleContext context, GatewayClock clock, DestinationSettings settings) {
    String file = settings.authorities().strip();
    if (file.isEmpty()) {
      return new Trust(Optional.empty(), clock);
    }
    String etc = context.getProperty(ETC_PROPERTY);
    return new Trust(Optional.of(Path.of(etc == null ? "" : etc).resolve(file)), clock);
  }

  private static Optional<Login> login(Secrets secrets, DestinationSettings settings)
      throws PublishException {
    String user = settings.user().strip();
    if (user.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new Login(
            user, SecretTexts.read(secrets, settings.password()).orElseGet(() -> new char[0])));
  }

  @Override
  public List<Destination> destinations() {
    return List.of(Destination.tcp(HttpsService.ID, target.host(), target.port()));
  }

  @Deactivate
  void stop() {
    registration.unregister();
    site.results().remove(name, last);
    publisher.close();
  }
}
