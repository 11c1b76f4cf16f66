// SPDX-License-Identifier: Apache-2.0
package com.example.hello;

import io.lockgate.api.service.Endpoint;
import io.lockgate.api.service.GatewayService;
import io.lockgate.api.service.ServiceDeclaration;
import io.lockgate.api.service.ServiceEnabled;
import java.io.IOException;
import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/**
 * The switchable service {@code hello}. While its switch is on there is a marker, so this component can be activated
 * and its port is open; when the switch goes off, the marker goes, and the port closes.
 */
@ServiceDeclaration(
    id = HelloService.SERVICE,
    title = "Hello: one line to everyone who connects",
    ports = "tcp/7007",
    zones = "local",
    panel = "local")
@Component(
    immediate = true,
    service = GatewayService.class,
    configurationPid = "com.example.hello",
    property = GatewayService.ID + "=" + HelloService.SERVICE)
@Designate(ocd = HelloService.Config.class)
public final class HelloService implements GatewayService {
  static final String SERVICE = "hello";

  /** Settings, with their forms and defaults: pages and shell show them without further work. */
  @ObjectClassDefinition(name = "Hello service", description = "One line to everyone who connects.")
  @interface Config {
    @AttributeDefinition(
        name = "Port",
        description = "TCP port on the loopback zone.",
        min = "1",
        max = "65535")
    int port() default 7007;

    @AttributeDefinition(name = "Name", description = "Whom the greeting comes from.")
    String name() default "lockgate";
  }

  private final HelloServer server;

  /**
   * Opens the port.
   *
   * @param enabled not used, but required: without it this component must not be active
   * @throws IOException the port is taken; the gateway shows that beside the service
   */
  @Activate
  public HelloService(
      Config config,
      @Reference(target = "(" + ServiceEnabled.ID + "=" + SERVICE + ")") ServiceEnabled enabled)
      throws IOException {
    server = HelloServer.open(config.port(), config.name());
  }

  /** Closes the port and ends the thread: nothing of this bundle is left behind. */
  @Deactivate
  public void close() {
    server.close();
  }

  @Override
  public List<Endpoint> endpoints() {
    return List.of(new Endpoint("tcp", server.address(), server.port()));
  }
}
