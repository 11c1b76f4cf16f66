// SPDX-License-Identifier: Apache-2.0
package io.lockgate.north.mqtt;

import io.lockgate.api.service.Endpoint;
import io.lockgate.api.service.GatewayService;
import io.lockgate.api.service.ServiceDeclaration;
import io.lockgate.api.service.ServiceEnabled;
import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Service {@code mqtt}: while it is on, the configured brokers are connected. It listens nowhere. */
@ServiceDeclaration(
    id = MqttService.ID,
    title = "MQTT: samples to brokers, and orders from them",
    publishes = ServiceDeclaration.CLOUD,
    zones = {"eth1", "eth2", "wifi", "vpn", "local"})
@Component(
    immediate = true,
    service = GatewayService.class,
    property = GatewayService.ID + "=" + MqttService.ID)
public final class MqttService implements GatewayService {
  static final String ID = "mqtt";

  /** It is on. */
  @Activate
  public MqttService(
      @Reference(target = "(" + ServiceEnabled.ID + "=" + ID + ")") ServiceEnabled enabled) {}

  @Override
  public List<Endpoint> endpoints() {
    return List.of();
  }
}
