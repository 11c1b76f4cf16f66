// SPDX-License-Identifier: Apache-2.0
package io.lockgate.north.mqtt;

import io.lockgate.api.alarm.AlarmListener;
import io.lockgate.api.alarm.Alarms;
import io.lockgate.api.driver.DriverException.BadSetting;
import io.lockgate.api.driver.PointDirectory;
import io.lockgate.api.health.HealthCheck;
import io.lockgate.api.point.PointImage;
import io.lockgate.api.point.WriteGate;
import io.lockgate.api.publish.Publisher;
import io.lockgate.api.security.AuditEvent;
import io.lockgate.api.security.AuditLog;
import io.lockgate.api.security.Destination;
import io.lockgate.api.security.Destinations;
import io.lockgate.api.security.DeviceSigner;
import io.lockgate.api.security.Identity;
import io.lockgate.api.security.Outbound;
import io.lockgate.api.security.Secrets;
import io.lockgate.api.service.ServiceEnabled;
import io.lockgate.api.store.StateStore;
import io.lockgate.api.time.GatewayClock;
import io.lockgate.north.mqtt.alarm.AlarmFeed;
import io.lockgate.north.mqtt.command.Commands;
import io.lockgate.north.mqtt.session.Session;
import io.lockgate.north.mqtt.settings.Broker;
import io.lockgate.north.mqtt.template.Layout;
import io.lockgate.north.mqtt.topology.TopologyFeed;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One configured broker: connected while its configuration exists and service {@code mqtt} is on; a {@link Publisher} with
 * the name of the configuration as its id, and a {@link HealthCheck} {@code mqtt-NAME}.
 */
@Component(
    immediate = true,
    service = Destinations.class,
    configurationPid = MqttBroker.FACTORY_PID,
    configurationPolicy = ConfigurationPolicy.REQUIRE)
@Designate(ocd = BrokerSettings.class, factory = true)
@Capability(
    namespace = "osgi.service",
    attribute =
        "objectClass:List<String>=\"io.lockgate.api.publish.Publisher,io.lockgate.api.health.HealthCheck,io.lockgate.api.alarm.AlarmListener\"")
public final class MqttBroker implements Destinations {
  static final String FACTORY_PID = "io.lockgate.north.mqtt.broker";

  private static final Logger LOG = LoggerFactory.getLogger(MqttBroker.class);
  private static final String ETC_PROPERTY = "lockgate.etc";
  private static final String PID = "service.pid";

  private final String name;
  private List<Destination> destinations = List.of();
  private @Nullable Session session;
  private @Nullable ServiceRegistration<?> registered;
  private @Nullable ServiceRegistration<?> listening;

  /** Begins to connect. Settings that cannot work are said by the publisher, by health and by the log. */
  @Activate
  public MqttBroker(
      BundleContext context,
      @Reference(target = "(" + ServiceEnabled.ID + "=" + MqttService.ID + ")")
          ServiceEnabled enabled,
      @Reference GatewayClock clock,
      @Reference Secrets secrets,
      @Reference Outbound outbound,
      @Reference AuditLog audit,
      @Reference DeviceSigner device,
      @Reference PointDirectory directory,
      @Reference PointImage image,
      @Reference WriteGate gate,
      @Reference Alarms alarms,
      @Reference StateStore store,
      BrokerSettings settings,
      Map<String, Object> properties) {
    String pid = Objects.toString(properties.get(PID), "");
    name = pid.substring(pid.indexOf('~') + 1);
    if (!settings.enabled()) {
      return;
    }
    Path folder = Path.of(Objects.requireNonNullElse(context.getProperty(ETC_PROPERTY), ""));
    try {
      BrokerPlan plan =
          new BrokerPlan(name, settings, folder, secrets, outbound, clock, ownId(device));
      Broker broker = plan.read();
      destinations =
          List.of(
              Destination.tcp(MqttService.ID, broker.way().firstHost(), broker.way().firstPort()));
      Commands commands = settings.commands() ? new Commands(name, gate, directory) : null;
      LayoutChoice choice =
          new LayoutChoice(settings, plan.clientId(), plan.gateway(), directory, image, clock);
      Layout layout = choice.make(broker.points(), commands);
      String alarmTopic = choice.alarmTopic();
      String topologyTopic = choice.topologyTopic();
      if (broker.insecure()) {
        insecure(audit, broker);
      }
      Session made = new Session(broker.session(), broker.way(), broker.login(), layout);
      session = made;
      register(context, new BrokerPublisher(broker, made));
      if (!alarmTopic.isEmpty()) {
        AlarmFeed feed = new AlarmFeed(name, alarmTopic, alarms, store, made);
        listening =
            context.registerService(
                AlarmListener.class, feed, FrameworkUtil.asDictionary(Map.of()));
        feed.start();
      }
      if (!topologyTopic.isEmpty()) {
        new TopologyFeed(name, topologyTopic, choice.keeps(), directory, made).start();
      }
    } catch (BadSetting e) {
      LOG.error("broker {}: {}", name, e.getMessage());
      register(context, new Misconfigured(String.valueOf(e.getMessage())));
    }
  }

  private void insecure(AuditLog audit, Broker broker) {
    audit
        .append(
            AuditEvent.by(
                Identity.SYSTEM,
                AuditEvent.Category.CONFIGURATION,
                "MQTT_INSECURE",
                name,
                AuditEvent.Result.OK,
                "samples go unencrypted to " + broker.session().uri()))
        .exceptionally(
            why -> {
              LOG.error("broker {}: could not be audited", name, why);
              return null;
            });
  }

  /** Always the same on one device, on no other. */
  private static String ownId(DeviceSigner device) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(device.publicKey());
      return "lockgate-" + HexFormat.of().formatHex(digest, 0, 6);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("the platform has no SHA-256", e);
    }
  }

  private void register(BundleContext context, Publisher publisher) {
    String id = MqttService.ID + "-" + name;
    registered =
        context.registerService(
            new String[] {Publisher.class.getName(), HealthCheck.class.getName()},
            publisher,
            FrameworkUtil.asDictionary(Map.of(Publisher.ID, id, HealthCheck.NAME, id)));
  }

  @Override
  public List<Destination> destinations() {
    return destinations;
  }

  @Deactivate
  void stop() {
    unregister(listening);
    unregister(registered);
    Session running = session;
    if (running != null) {
      running.close();
    }
  }

  private static void unregister(@Nullable ServiceRegistration<?> present) {
    if (present != null) {
      present.unregister();
    }
  }
}
