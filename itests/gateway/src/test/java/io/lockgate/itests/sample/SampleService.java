// SPDX-License-Identifier: Apache-2.0
package io.lockgate.itests.sample;

import io.lockgate.api.service.Endpoint;
import io.lockgate.api.service.GatewayService;
import io.lockgate.api.service.ServiceDeclaration;
import io.lockgate.api.service.ServiceEnabled;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** The smallest honest service: one port on loopback, one line to whoever connects. */
@ServiceDeclaration(
    id = "sample",
    title = "Sample of the tests",
    ports = "tcp/7009",
    zones = "local",
    panel = "local")
@Component(property = GatewayService.ID + "=sample", configurationPid = "com.example.sample")
@Designate(ocd = SampleService.Config.class)
public final class SampleService implements GatewayService {
  /** Settings. */
  @ObjectClassDefinition(
      id = "com.example.sample",
      name = "Sample",
      description = "Sample of the tests")
  public @interface Config {
    /** Port. */
    @AttributeDefinition(name = "Port", description = "TCP port", min = "1", max = "65535")
    int port() default 7009;
  }

  private final ServerSocket server;

  /** Opens the port. */
  @Activate
  public SampleService(
      @Reference(target = "(" + ServiceEnabled.ID + "=sample)") ServiceEnabled enabled,
      Config config)
      throws IOException {
    server = new ServerSocket(config.port(), 8, InetAddress.getLoopbackAddress());
    Thread thread = new Thread(this::serve, "sample");
    thread.setDaemon(true);
    thread.start();
  }

  /** Closes it. */
  @Deactivate
  public void close() throws IOException {
    server.close();
  }

  @Override
  public List<Endpoint> endpoints() {
    return List.of(new Endpoint("tcp", "127.0.0.1", server.getLocalPort()));
  }

  private void serve() {
    while (!server.isClosed()) {
      try (Socket socket = server.accept()) {
        socket.getOutputStream().write("hello\n".getBytes(StandardCharsets.US_ASCII));
      } catch (IOException closed) {
        return;
      }
    }
  }
}
