// SPDX-License-Identifier: Apache-2.0
package io.lockgate.north.mqtt;

import io.lockgate.api.alarm.AlarmEvent;
import io.lockgate.api.alarm.AlarmListener;
import io.lockgate.api.health.Health;
import io.lockgate.api.health.HealthCheck;
import io.lockgate.api.publish.Publisher;
import io.lockgate.api.security.Destination;
import io.lockgate.api.security.Destinations;
import io.lockgate.api.service.ServiceEnabled;
import io.lockgate.api.service.Zone;
import io.lockgate.north.mqtt.played.PlayedAlarms;
import io.lockgate.north.mqtt.played.PlayedField;
import io.lockgate.north.mqtt.played.PlayedFramework;
import io.lockgate.testkit.component.ComponentTest;
import io.lockgate.testkit.driver.HostClock;
import io.lockgate.testkit.fakes.CollectingAuditLog;
import io.lockgate.testkit.fakes.FreshDeviceSigner;
import io.lockgate.testkit.fakes.MemorySecrets;
import io.lockgate.testkit.fakes.MemoryStateStore;
import io.lockgate.testkit.fakes.PickyOutbound;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** One configured broker in a framework of its own. */
final class Site implements AutoCloseable {
  final PlayedField field = new PlayedField();
  final MemorySecrets secrets = new MemorySecrets();
  final PlayedAlarms alarms = new PlayedAlarms();
  final PickyOutbound outbound = new PickyOutbound();
  final CollectingAuditLog audit = new CollectingAuditLog();
  private final PlayedFramework framework;
  private final ComponentTest<MqttBroker> component;
  private Destinations destinations = List::of;
  private boolean active;

  /** Nothing is active yet. */
  Site(Path etc) {
    this(etc, new MemoryStateStore());
  }

  /** As a gateway that was there before and has kept this. */
  Site(Path etc, MemoryStateStore store) {
    framework = new PlayedFramework(Map.of("lockgate.etc", etc.toString()));
    ServiceEnabled enabled = () -> Set.of(Zone.LOCAL);
    component =
        ComponentTest.of(MqttBroker.class)
            .with(framework.context())
            .with(enabled)
            .with(new HostClock())
            .with(secrets)
            .with(outbound)
            .with(audit)
            .with(new FreshDeviceSigner())
            .with(field)
            .with(alarms)
            .with(store)
            .with(Map.of("service.pid", MqttBroker.FACTORY_PID + "~site"))
            .config("client-id", "gw7");
  }

  /** A setting. */
  Site set(String key, Object value) {
    component.config(key, value);
    return this;
  }

  /** Activates the broker. */
  Site start() throws Exception {
    destinations = component.activate();
    active = true;
    return this;
  }

  Publisher publisher() {
    return framework.services(Publisher.class).get(0);
  }

  List<Destination> destinations() {
    return destinations.destinations();
  }

  Health health() {
    return framework.services(HealthCheck.class).get(0).check();
  }

  /** Tells who listens. */
  void tell(AlarmEvent event) {
    framework.services(AlarmListener.class).forEach(each -> each.changed(List.of(event)));
  }

  /** Starts and stops so many times and looks what is left. */
  void cycle(int times) throws Exception {
    component.cycle(times);
  }

  @Override
  public void close() {
    if (active) {
      active = false;
      try {
        component.deactivate();
      } catch (Exception e) {
        throw new IllegalStateException(e);
      }
    }
  }
}
