// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.service;

import io.lockgate.api.service.ServiceEnabled;
import io.lockgate.api.service.Zone;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceRegistration;

/** Markers in the service registry; property {@code gateway.zones} repeats the zones. Not thread-safe. */
final class RegisteredMarkers implements Markers {
  private static final String ZONES = "gateway.zones";

  private record Published(Set<Zone> zones, ServiceRegistration<ServiceEnabled> registration) {}

  private record Marker(Set<Zone> zones) implements ServiceEnabled {}

  private final BundleContext context;
  private final Map<String, Published> published = new HashMap<>();

  RegisteredMarkers(BundleContext context) {
    this.context = context;
  }

  @Override
  public void publish(Map<String, Set<Zone>> zones) {
    Iterator<Map.Entry<String, Published>> present = published.entrySet().iterator();
    while (present.hasNext()) {
      Map.Entry<String, Published> each = present.next();
      if (!each.getValue().zones().equals(zones.get(each.getKey()))) {
        present.remove();
        each.getValue().registration().unregister();
      }
    }
    zones.forEach(
        (id, on) -> {
          if (!on.isEmpty() && !published.containsKey(id)) {
            published.put(id, new Published(on, register(id, on)));
          }
        });
  }

  private ServiceRegistration<ServiceEnabled> register(String id, Set<Zone> zones) {
    Map<String, Object> properties =
        Map.of(ServiceEnabled.ID, id, ZONES, zones.stream().map(Zone::id).toArray(String[]::new));
    return context.registerService(
        ServiceEnabled.class, new Marker(zones), FrameworkUtil.asDictionary(properties));
  }
}
