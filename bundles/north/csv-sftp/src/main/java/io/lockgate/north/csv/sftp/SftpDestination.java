// SPDX-License-Identifier: Apache-2.0
package io.lockgate.north.csv.sftp;

import io.lockgate.api.health.HealthCheck;
import io.lockgate.api.publish.HostKeys.HostKey;
import io.lockgate.api.publish.PublishException;
import io.lockgate.api.publish.Publisher;
import io.lockgate.api.security.Destination;
import io.lockgate.api.security.Destinations;
import io.lockgate.api.security.Outbound;
import io.lockgate.api.security.Secrets;
import io.lockgate.north.csv.delivery.FilePublisher;
import io.lockgate.north.csv.delivery.InstanceName;
import io.lockgate.north.csv.delivery.LastResult;
import io.lockgate.north.csv.delivery.SecretTexts;
import io.lockgate.north.csv.delivery.Site;
import io.lockgate.north.csv.sftp.ssh.Login;
import io.lockgate.north.csv.sftp.ssh.Place;
import io.lockgate.north.csv.sftp.ssh.SftpSender;
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
    configurationPid = SftpDestination.FACTORY_PID,
    configurationPolicy = ConfigurationPolicy.REQUIRE)
@Designate(ocd = DestinationSettings.class, factory = true)
@Capability(
    namespace = "osgi.service",
    attribute =
        "objectClass:List<String>=\"io.lockgate.api.publish.Publisher,io.lockgate.api.health.HealthCheck\"")
public final class SftpDestination implements Destinations {
  static final String FACTORY_PID = SftpService.PID + ".destination";

  private final Place place;
  private final String name;
  private final Site site;
  private final LastResult last;
  private final FilePublisher publisher;
  private final ServiceRegistration<?> registration;

  /** Connects to nothing; throws IllegalArgumentException, and so stays away, when a setting cannot work. */
  @Activate
  public SftpDestination(
      BundleContext context,
      @Reference SftpService service,
      @Reference Secrets secrets,
      @Reference Outbound outbound,
      DestinationSettings settings,
      Map<String, Object> properties) {
    name = InstanceName.of(properties);
    site = service.site();
    place =
        new Place(
            settings.host().strip(),
            settings.port(),
            settings.folder().strip(),
            known(settings.host$_$key()));
    last = new LastResult(name);
    SftpSender sender =
        new SftpSender(
            place, () -> login(secrets, settings), site.gateway().id() + "-" + name, outbound);
    publisher =
        site.publisher(
            name,
            new Site.Choice(settings.format(), settings.period$_$minutes(), settings.devices()),
            sender,
            last);
    site.results().add(name, last);
    String id = SftpService.ID + "-" + name;
    registration =
        context.registerService(
            new String[] {Publisher.class.getName(), HealthCheck.class.getName()},
            publisher,
            FrameworkUtil.asDictionary(Map.of(Publisher.ID, id, HealthCheck.NAME, id)));
  }

  private static Optional<HostKey> known(String text) {
    return text.isBlank() ? Optional.empty() : Optional.of(HostKey.of(text));
  }

  private static Login login(Secrets secrets, DestinationSettings settings)
      throws PublishException {
    return new Login(
        settings.user().strip(),
        SecretTexts.read(secrets, settings.password()),
        SecretTexts.read(secrets, settings.key()));
  }

  @Override
  public List<Destination> destinations() {
    return List.of(Destination.tcp(SftpService.ID, place.host(), place.port()));
  }

  @Deactivate
  void stop() {
    registration.unregister();
    site.results().remove(name, last);
    publisher.close();
  }
}
