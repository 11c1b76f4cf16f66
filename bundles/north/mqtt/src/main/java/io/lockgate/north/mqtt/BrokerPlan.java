// SPDX-License-Identifier: Apache-2.0
package io.lockgate.north.mqtt;

import io.lockgate.api.driver.DriverException.BadSetting;
import io.lockgate.api.security.Outbound;
import io.lockgate.api.security.Secrets;
import io.lockgate.api.time.GatewayClock;
import io.lockgate.north.mqtt.session.Login;
import io.lockgate.north.mqtt.session.SessionSettings;
import io.lockgate.north.mqtt.settings.Broker;
import io.lockgate.north.mqtt.settings.Keys;
import io.lockgate.north.mqtt.settings.PointSelection;
import io.lockgate.north.mqtt.settings.SasToken;
import io.lockgate.north.mqtt.settings.SecretText;
import io.lockgate.north.mqtt.settings.UserPassword;
import io.lockgate.north.mqtt.wire.Way;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Reads and checks the settings of one broker. */
final class BrokerPlan {
  private static final int HIGHEST_PORT = 65_535;
  private static final String HOST = "[A-Za-z0-9]([A-Za-z0-9._:-]{0,251}[A-Za-z0-9.])?";
  private static final String API_VERSION = "2021-04-12";

  private final String name;
  private final BrokerSettings settings;
  private final Path folder;
  private final Secrets secrets;
  private final Outbound outbound;
  private final GatewayClock clock;
  private final String clientId;

  /**
   * Reads nothing yet.
   *
   * @param folder the configuration folder
   * @param ownId what the gateway calls itself where nothing is set
   */
  BrokerPlan(
      String name,
      BrokerSettings settings,
      Path folder,
      Secrets secrets,
      Outbound outbound,
      GatewayClock clock,
      String ownId) {
    this.name = name;
    this.settings = settings;
    this.folder = folder;
    this.secrets = secrets;
    this.outbound = outbound;
    this.clock = clock;
    this.clientId = settings.client$_$id().isBlank() ? ownId : settings.client$_$id().strip();
  }

  String clientId() {
    return clientId;
  }

  /** What {@code {gateway}} stands for. */
  String gateway() {
    return settings.gateway().isBlank() ? clientId : settings.gateway().strip();
  }

  boolean plain() {
    return settings.transport().equals("plain");
  }

  boolean hub() {
    return settings.template().equals("hub");
  }

  /**
   * All of it.
   *
   * @throws BadSetting a setting cannot work
   */
  Broker read() throws BadSetting {
    String host = settings.host().strip();
    require(host.matches(HOST), "host", "must be a DNS name or an address");
    require(!clientId.isEmpty() && clientId.length() <= 128, "client-id", "is too long");
    require(
        clientId.chars().allMatch(c -> c > ' ' && c != '+' && c != '#' && c != '/' && c < 0x7F),
        "client-id",
        "must be letters, digits and signs other than + # /");
    require(
        !plain() || settings.allow$_$insecure(), "transport", "plain needs allow-insecure = true");
    require(!plain() || !settings.commands(), "commands", "are not taken from a plain connection");
    int port = port();
    Way way =
        new Way(
            host,
            port,
            settings.transport().equals("websocket"),
            proxy(),
            plain() ? null : keys(),
            serverName(host),
            clock::now,
            (to, its) -> outbound.check(MqttService.ID, to, its));
    return new Broker(
        new SessionSettings(
            name,
            settings.version().equals("5"),
            uri(host, port),
            clientId,
            Duration.ofSeconds(settings.keep$_$alive$_$s()),
            Duration.ofSeconds(settings.timeout$_$s())),
        way,
        login(host),
        points(),
        settings.batch(),
        plain());
  }

  private static void require(boolean right, String key, String otherwise) throws BadSetting {
    if (!right) {
      throw new BadSetting(key, otherwise);
    }
  }

  private int port() {
    if (settings.port() != 0) {
      return settings.port();
    }
    return switch (settings.transport()) {
      case "websocket" -> 443;
      case "plain" -> 1883;
      default -> 8883;
    };
  }

  private String uri(String host, int port) throws BadSetting {
    String address = (host.indexOf(':') >= 0 ? "[" + host + "]" : host) + ":" + port;
    if (!settings.transport().equals("websocket")) {
      return "tcp://" + address;
    }
    require(
        settings.path().matches("/[A-Za-z0-9._~/$%-]{0,200}"), "path", "must be a path, as /mqtt");
    return "ws://" + address + settings.path();
  }

  private String serverName(String host) {
    String named = settings.server$_$name().strip();
    return named.isEmpty() ? host : named;
  }

  private Keys keys() {
    String certificate = settings.certificate().strip();
    String key = settings.key().strip();
    return new Keys(
        folder, settings.trust().strip(), certificate, key.isEmpty() ? certificate : key);
  }

  private Way.@Nullable Proxy proxy() throws BadSetting {
    String text = settings.proxy().strip();
    if (text.isEmpty()) {
      return null;
    }
    int colon = text.lastIndexOf(':');
    String host = colon < 1 ? "" : text.substring(0, colon);
    String digits = text.substring(colon + 1);
    require(host.matches(HOST) && digits.matches("\\d{1,5}"), "proxy", "must be HOST:PORT");
    int port = Integer.parseInt(digits);
    require(port >= 1 && port <= HIGHEST_PORT, "proxy", "must have a port of 1 to 65535");
    String user = settings.proxy$_$user().strip();
    return new Way.Proxy(
        host,
        port,
        user.isEmpty() ? null : user,
        new SecretText(secrets, settings.proxy$_$secret().strip()));
  }

  private Login login(String host) throws BadSetting {
    SecretText secret = new SecretText(secrets, settings.secret().strip());
    String user = settings.user().strip();
    if (!hub() || !settings.certificate().isBlank()) {
      return new UserPassword(user.isEmpty() && hub() ? hubUser(host) : user, secret);
    }
    require(!secret.name().isEmpty(), "secret", "must name the device's key for the token");
    return new SasToken(
        user.isEmpty() ? hubUser(host) : user,
        host + "/devices/" + clientId,
        secret,
        Duration.ofSeconds(settings.token$_$s()),
        clock::now);
  }

  private String hubUser(String host) {
    return host + "/" + clientId + "/?api-version=" + API_VERSION;
  }

  private PointSelection points() throws BadSetting {
    try {
      return PointSelection.of(settings.points());
    } catch (IllegalArgumentException e) {
      throw new BadSetting("points", String.valueOf(e.getMessage()));
    }
  }
}
