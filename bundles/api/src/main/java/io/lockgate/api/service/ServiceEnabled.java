// SPDX-License-Identifier: Apache-2.0
package io.lockgate.api.service;

import java.util.Set;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Marker that exists only while a service is switched on. The component that opens ports must require it:
 *
 * <pre>{@code @Reference(target = "(gateway.service=modbus-server)") ServiceEnabled enabled;}</pre>
 *
 * so that no port can open without it, even when somebody starts the bundle again. When the set of zones changes the
 * marker is replaced: the component is deactivated and activated anew. One whose connections are to outlive that takes
 * the marker by an optional, dynamic reference, opens nothing without it, and has closed its ports when the unbind method
 * returns.
 */
@ProviderType
public interface ServiceEnabled {
  /** Service property with the service's id; the same key as {@link GatewayService#ID}. */
  String ID = GatewayService.ID;

  /** Zones the service may be bound to; never empty. */
  Set<Zone> zones();
}
