// SPDX-License-Identifier: Apache-2.0
package io.lockgate.itests.leaky;

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
import java.util.concurrent.CountDownLatch;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/** Closes its port as it should, and leaves a thread behind each time. */
@ServiceDeclaration(
    id = "leaky",
    title = "Leaky sample of the tests",
    zones = "local",
    panel = "local")
@Component(property = GatewayService.ID + "=leaky")
public final class LeakyService implements GatewayService {
  private final ServerSocket server = new ServerSocket(0, 8, InetAddress.getLoopbackAddress());

  /** Opens the port. */
  @Activate
  public LeakyService(
      @Reference(target = "(" + ServiceEnabled.ID + "=leaky)") ServiceEnabled enabled)
      throws IOException {
    start(this::serve);
    start(LeakyService::waitForEver);
  }

  /** Closes it; the second thread stays. */
  @Deactivate
  public void close() throws IOException {
    server.close();
  }

  @Override
  public List<Endpoint> endpoints() {
    return List.of(new Endpoint("tcp", "127.0.0.1", server.getLocalPort()));
  }

  private static void start(Runnable task) {
    Thread thread = new Thread(task, "leaky");
    thread.setDaemon(true);
    thread.start();
  }

  private static void waitForEver() {
    try {
      new CountDownLatch(1).await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
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
