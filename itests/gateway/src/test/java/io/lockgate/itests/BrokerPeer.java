// SPDX-License-Identifier: Apache-2.0
package io.lockgate.itests;

import io.lockgate.testkit.keys.Authority;
import io.lockgate.testkit.peer.Peer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Debian's mosquitto with mutual TLS, TLS with a password, and a plain door for the test's own clients. */
final class BrokerPeer implements AutoCloseable {
  static final String USER = "gw";
  static final String PASSWORD = "c4nary-broker-password";
  private static final Duration LIMIT = Duration.ofSeconds(20);

  private final Path folder;
  private final int mutual = Distribution.freePort();
  private final int password = Distribution.freePort();
  private final int plain = Distribution.freePort();
  private final Peer broker;

  /** Starts it, and puts what the gateway needs into a configuration folder. */
  BrokerPeer(Path folder, Path etc) throws IOException {
    this.folder = folder;
    Authority authority = new Authority(folder, "ca").server("server", "ip:127.0.0.1");
    authority.issue("client", "-ext", "eku=clientAuth");
    secret(folder.resolve("ca.pem"), authority.certificate());
    secret(folder.resolve("server.pem"), authority.certificate("server"));
    secret(folder.resolve("server.key"), authority.key("server"));
    secret(etc.resolve("broker-ca.pem"), authority.certificate());
    secret(etc.resolve("gateway.pem"), authority.certificate("client"));
    secret(etc.resolve("gateway.key"), authority.key("client"));
    try (Peer hash =
        Peer.command("mosquitto_passwd", "-b", "-c", "users", USER, PASSWORD).in(folder).start()) {
      hash.awaitExit(LIMIT);
    }
    List<String> settings = new ArrayList<>();
    settings.add("per_listener_settings true");
    settings.add("user " + System.getProperty("user.name"));
    settings.add("log_type all");
    door(settings, mutual, "require_certificate true", "use_identity_as_username true");
    door(settings, password, "password_file users");
    settings.addAll(List.of("listener " + plain + " 127.0.0.1", "allow_anonymous true"));
    Files.write(folder.resolve("broker.conf"), settings);
    broker = Peer.command("mosquitto", "-c", "broker.conf").in(folder).start();
    broker.awaitPort(plain, LIMIT);
  }

  private static void door(List<String> settings, int port, String... more) {
    settings.add("listener " + port + " 127.0.0.1");
    settings.addAll(List.of("cafile ca.pem", "certfile server.pem", "keyfile server.key"));
    settings.addAll(List.of(more));
  }

  private static void secret(Path file, String content) throws IOException {
    Files.writeString(file, content);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
  }

  int mutual() {
    return mutual;
  }

  int password() {
    return password;
  }

  int plain() {
    return plain;
  }

  /** Listens as another client; lines are {@code TOPIC RETAINED PAYLOAD}. */
  Peer listen(String filter) throws IOException {
    Peer reader =
        Peer.command(
                "mosquitto_sub",
                "-h",
                "127.0.0.1",
                "-p",
                "" + plain,
                "-i",
                "reader",
                "-t",
                filter,
                "-q",
                "1",
                "-F",
                "%t %r %p")
            .in(folder)
            .start();
    broker.awaitLine("Sending SUBACK to reader", LIMIT);
    return reader;
  }

  /** Publishes as another client. */
  void say(String topic, String payload) throws IOException {
    try (Peer writer =
        Peer.command(
                "mosquitto_pub", "-h", "127.0.0.1", "-p", "" + plain, "-t", topic, "-m", payload)
            .in(folder)
            .start()) {
      if (writer.awaitExit(LIMIT) != 0) {
        throw new IOException("not published: " + writer.output());
      }
    }
  }

  @Override
  public void close() {
    broker.close();
  }
}
