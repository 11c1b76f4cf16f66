// SPDX-License-Identifier: Apache-2.0
package io.lockgate.north.mqtt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lockgate.api.publish.PublishException;
import io.lockgate.north.mqtt.peers.Mosquitto;
import io.lockgate.testkit.net.FreePorts;
import io.lockgate.testkit.peer.Peer;
import io.lockgate.testkit.publish.SmallEngine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** R107: both ways to a broker lead through Debian's tinyproxy. */
@SuppressWarnings("NullAway.Init")
class ProxyTest {
  private static final Duration SOON = Duration.ofSeconds(20);
  private static final String PASSWORD = "c4nary-of-the-proxy";

  @TempDir private Path folder;

  private Peer proxy(int port, int allowed) throws IOException {
    Path settings =
        Files.write(
            folder.resolve("tinyproxy.conf"),
            List.of(
                "Port " + port,
                "Listen 127.0.0.1",
                "Allow 127.0.0.1",
                "LogLevel Connect",
                "BasicAuth gate " + PASSWORD,
                "ConnectPort " + allowed));
    Peer proxy = Peer.command("tinyproxy", "-d", "-c", settings.toString()).in(folder).start();
    proxy.awaitPort(port, SOON);
    return proxy;
  }

  private static Site through(Mosquitto broker, int proxyPort, String secret) {
    Site site = new Site(broker.folder());
    site.secrets.with("broker", Mosquitto.PASSWORD).with("proxy", PASSWORD).with("wrong", "no");
    site.set("host", "127.0.0.1").set("trust", "ca.pem").set("user", "gw").set("secret", "broker");
    site.set("proxy", "127.0.0.1:" + proxyPort).set("proxy-user", "gate");
    return site.set("proxy-secret", secret);
  }

  private void samplesGo(boolean websocket) throws Exception {
    try (Mosquitto broker = Mosquitto.start(folder);
        FreePorts ports = new FreePorts();
        Peer reader = broker.listen("lockgate/gw7/#", "%p")) {
      int port = websocket ? broker.websocket() : broker.password();
      int proxyPort = ports.releasedTcp();
      try (Peer proxy = proxy(proxyPort, port);
          Site site = through(broker, proxyPort, "proxy")) {
        site.set("port", port).set("transport", websocket ? "websocket" : "tls").start();
        new SmallEngine(site.publisher(), 10).append("meter1/Power", 30).drain(SOON);
        reader.awaitLine("\"v\":30,\"s\":30}", SOON);
        proxy.awaitLine("CONNECT 127.0.0.1:" + port, SOON);
      }
    }
  }

  @Test
  void websocket_under_tls_goes_through_the_proxy() throws Exception {
    samplesGo(true);
  }

  @Test
  void tls_goes_through_the_proxy() throws Exception {
    samplesGo(false);
  }

  private PublishException.Kind refusal(String secret, boolean allowed) throws Exception {
    try (Mosquitto broker = Mosquitto.start(folder);
        FreePorts ports = new FreePorts()) {
      int proxyPort = ports.releasedTcp();
      int port = broker.password();
      try (Peer proxy = proxy(proxyPort, allowed ? port : 443);
          Site site = through(broker, proxyPort, secret)) {
        site.set("port", port).start();
        PublishException refused =
            assertThrows(
                PublishException.class,
                () -> SmallEngine.await(site.publisher().test(SOON).toCompletableFuture()));
        assertTrue(String.valueOf(refused.getMessage()).contains("proxy"), refused::getMessage);
        assertTrue(proxy.handle().isAlive());
        return refused.kind();
      }
    }
  }

  @Test
  void wrong_password_at_the_proxy_is_denied() throws Exception {
    assertEquals(PublishException.Kind.DENIED, refusal("wrong", true));
  }

  @Test
  void proxy_that_does_not_connect_is_a_broker_out_of_reach() throws Exception {
    assertEquals(PublishException.Kind.UNREACHABLE, refusal("proxy", false));
  }
}
