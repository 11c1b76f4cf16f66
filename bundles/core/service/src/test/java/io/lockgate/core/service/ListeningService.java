// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.service;

import io.lockgate.api.service.Endpoint;
import io.lockgate.api.service.GatewayService;
import io.lockgate.api.service.ServiceEnabled;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceEvent;
import org.osgi.framework.ServiceListener;
import org.osgi.framework.ServiceRegistration;

/** What a component with a mandatory reference to the marker does: opens a real port with it, closes it without. */
final class ListeningService implements ServiceListener, Closeable {
  private final BundleContext context;
  private final String id;
  private final OpenServices open;
  private @Nullable ServerSocketChannel socket;
  private @Nullable GatewayService running;
  private @Nullable ServiceRegistration<GatewayService> registration;

  /** While true it keeps its port when it should close it. */
  boolean stubborn;

  int port;

  ListeningService(BundleContext context, String id, OpenServices open) throws Exception {
    this.context = context;
    this.id = id;
    this.open = open;
    context.addServiceListener(
        this,
        "(&(objectClass=" + ServiceEnabled.class.getName() + ")(gateway.service=" + id + "))");
    if (!context
        .getServiceReferences(ServiceEnabled.class, "(gateway.service=" + id + ")")
        .isEmpty()) {
      listen();
    }
  }

  @Override
  public synchronized void serviceChanged(ServiceEvent event) {
    try {
      if (event.getType() == ServiceEvent.REGISTERED) {
        listen();
      } else if (event.getType() == ServiceEvent.UNREGISTERING) {
        close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void listen() throws IOException {
    ServerSocketChannel made = ServerSocketChannel.open();
    made.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    port = made.socket().getLocalPort();
    socket = made;
    List<Endpoint> endpoints = List.of(new Endpoint("tcp", "127.0.0.1", port));
    GatewayService service = () -> endpoints;
    Map<String, Object> properties = Map.of(GatewayService.ID, id);
    running = service;
    registration =
        context.registerService(
            GatewayService.class, service, FrameworkUtil.asDictionary(properties));
    open.opened(service, properties);
  }

  @Override
  public synchronized void close() throws IOException {
    GatewayService gone = running;
    if (gone != null) {
      open.closed(gone);
      running = null;
    }
    ServiceRegistration<GatewayService> old = registration;
    if (old != null) {
      old.unregister();
      registration = null;
    }
    ServerSocketChannel channel = socket;
    if (channel != null && !stubborn) {
      channel.close();
      socket = null;
    }
  }
}
