// SPDX-License-Identifier: Apache-2.0
package io.lockgate.north.mqtt.peers;

import io.lockgate.testkit.keys.Authority;
import io.lockgate.testkit.net.FreePorts;
import io.lockgate.testkit.peer.Peer;
import io.lockgate.testkit.peer.Requires;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Debian's broker with four doors on the loopback address: mutual TLS; TLS with a password (user gw, {@link #PASSWORD});
 * WebSocket under TLS with the same password; plain. Files of all: in one folder, which is also a configuration folder.
 */
public final class Mosquitto implements AutoCloseable {
  /** Of user gw. */
  public static final String PASSWORD = "c4nary-of-the-broker";

  private static final Duration LIMIT = Duration.ofSeconds(20);

  private final Path folder;
  private final Authority authority;
  private final int mutual;
  private final int password;
  private final int websocket;
  private final int plain;
  private final AtomicInteger readers = new AtomicInteger();
  private Peer broker;

  private Mosquitto(Path folder, String persistence) throws IOException {
    Requires.program("mosquitto");
    Requires.program("mosquitto_sub");
    this.folder = folder;
    this.authority = new Authority(folder, "ca").server("server", "dns:localhost,ip:127.0.0.1");
    authority.issue("client", "-ext", "eku=clientAuth");
    file("ca.pem", authority.certificate());
    file("server.pem", authority.certificate("server"));
    file("server.key", authority.key("server"));
    file("client.pem", authority.certificate("client"));
    file("client.key", authority.key("client"));
    try (FreePorts ports = new FreePorts()) {
      mutual = ports.tcp();
      password = ports.tcp();
      websocket = ports.tcp();
      plain = ports.tcp();
    }
    try (Peer hash =
        Peer.command("mosquitto_passwd", "-b", "-c", "users", "gw", PASSWORD).in(folder).start()) {
      hash.awaitExit(LIMIT);
    }
    file("broker.conf", String.join("\n", settings(persistence)));
    broker = run();
  }

  /** Makes keys and starts a broker. */
  public static Mosquitto start(Path folder) throws IOException {
    return new Mosquitto(folder, "persistence false");
  }

  /** As {@link #start}; what it owes to clients that stay subscribed it still owes them after a stop. */
  public static Mosquitto remembering(Path folder) throws IOException {
    return new Mosquitto(folder, "persistence true\npersistence_location " + folder + "/");
  }

  private void file(String name, String content) throws IOException {
    Path file = Files.writeString(folder.resolve(name), content);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
  }

  private List<String> settings(String persistence) {
    List<String> all =
        new ArrayList<>(
            List.of(
                "per_listener_settings true",
                "user " + System.getProperty("user.name"),
                persistence,
                "log_type all",
                "max_queued_messages 0"));
    listener(all, mutual, true, "require_certificate true", "use_identity_as_username true");
    listener(all, password, true, "password_file users");
    listener(all, websocket, true, "protocol websockets", "password_file users");
    listener(all, plain, false, "allow_anonymous true");
    return all;
  }

  private static void listener(List<String> all, int port, boolean tls, String... more) {
    all.add("listener " + port + " 127.0.0.1");
    if (tls) {
      all.addAll(List.of("cafile ca.pem", "certfile server.pem", "keyfile server.key"));
    }
    all.addAll(List.of(more));
  }

  private Peer run() throws IOException {
    Peer started = Peer.command("mosquitto", "-c", "broker.conf").in(folder).start();
    started.awaitPort(plain, LIMIT);
    return started;
  }

  /** Ends it, and starts it again on the same ports. */
  public void restart() throws IOException {
    broker.close();
    broker = run();
  }

  /** Ends it. */
  public void stop() {
    broker.close();
  }

  /** Starts what was stopped. */
  public void again() throws IOException {
    broker = run();
  }

  /** Listens as another client, at the plain door; lines are {@code TOPIC RETAINED PAYLOAD}, payloads in this format. */
  public Peer listen(String filter, String format, String... more) throws IOException {
    String name = "reader-" + readers.incrementAndGet();
    List<String> words = new ArrayList<>(List.of("-h", "127.0.0.1", "-p", "" + plain, "-i", name));
    words.addAll(List.of("-t", filter, "-q", "1", "-F", "%t %r " + format));
    words.addAll(List.of(more));
    Peer reader = Peer.command("mosquitto_sub", words.toArray(String[]::new)).in(folder).start();
    broker.awaitLine("Sending SUBACK to " + name, LIMIT);
    return reader;
  }

  /** Publishes as another client. */
  public void say(String topic, String payload, String... more) throws IOException {
    List<String> words = new ArrayList<>(List.of("-h", "127.0.0.1", "-p", "" + plain));
    words.addAll(List.of("-t", topic, "-m", payload, "-q", "1"));
    words.addAll(List.of(more));
    try (Peer writer =
        Peer.command("mosquitto_pub", words.toArray(String[]::new)).in(folder).start()) {
      if (writer.awaitExit(LIMIT) != 0) {
        throw new IOException("not published: " + writer.output());
      }
    }
  }

  /** Has the broker forget what it keeps of a topic. */
  public void forget(String topic) throws IOException {
    try (Peer writer =
        Peer.command("mosquitto_pub", "-h", "127.0.0.1", "-p", "" + plain, "-t", topic, "-r", "-n")
            .in(folder)
            .start()) {
      if (writer.awaitExit(LIMIT) != 0) {
        throw new IOException("not forgotten: " + writer.output());
      }
    }
  }

  /** Publishes bytes as another client. */
  public void say(String topic, byte[] payload) throws IOException {
    Path file = Files.write(Files.createTempFile(folder, "message", ".bin"), payload);
    try (Peer writer =
        Peer.command(
                "mosquitto_pub",
                "-h",
                "127.0.0.1",
                "-p",
                "" + plain,
                "-t",
                topic,
                "-f",
                file.toString(),
                "-q",
                "1")
            .in(folder)
            .start()) {
      if (writer.awaitExit(LIMIT) != 0) {
        throw new IOException("not published: " + writer.output());
      }
    }
  }

  /** Waits until somebody listens to a topic. */
  public void awaitSubscription(String filter) {
    broker.awaitLine(filter + " (QoS 1)", LIMIT);
  }

  /** What the broker said so far. */
  public List<String> output() {
    return broker.output();
  }

  public Path folder() {
    return folder;
  }

  public Authority authority() {
    return authority;
  }

  public int mutual() {
    return mutual;
  }

  public int password() {
    return password;
  }

  public int websocket() {
    return websocket;
  }

  public int plain() {
    return plain;
  }

  @Override
  public void close() {
    broker.close();
  }
}
