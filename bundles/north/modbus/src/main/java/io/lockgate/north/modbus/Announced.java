// SPDX-License-Identifier: Apache-2.0
package io.lockgate.north.modbus;

import io.lockgate.api.service.Endpoint;
import io.lockgate.api.service.GatewayService;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceRegistration;

/** Registers what is open, as the service with this id. Thread-safe. */
final class Announced {
  private final BundleContext context;
  private final String id;
  private @Nullable ServiceRegistration<GatewayService> registered;

  Announced(BundleContext context, String id) {
    this.context = context;
    this.id = id;
  }

  /** These and no others; none: the service is not there. */
  synchronized void now(List<Endpoint> endpoints) {
    ServiceRegistration<GatewayService> before = registered;
    if (before != null) {
      registered = null;
      before.unregister();
    }
    if (!endpoints.isEmpty()) {
      registered =
          context.registerService(
              GatewayService.class,
              new OpenPorts(endpoints),
              FrameworkUtil.asDictionary(Map.of(GatewayService.ID, id)));
    }
  }
}
