// SPDX-License-Identifier: Apache-2.0
package io.lockgate.north.modbus;

import io.lockgate.north.modbus.route.IdentityRule;
import io.lockgate.north.modbus.tcp.ClientLimits;
import io.lockgate.north.modbus.unit.Sources;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The settings of the server, checked.
 *
 * @param port 1 to 65535
 * @param clients how much the clients may take
 * @param upstreamTimeout how long a request may take inside the gateway
 * @param identity the rule for units without a route
 */
record ServerConfig(
    int port, ClientLimits clients, Duration upstreamTimeout, IdentityRule identity) {
  private static final int STANDARD_PORT = 502;
  private static final int USER_PORT = 1502;

  /**
   * Reads the settings.
   *
   * @param ports {@code standard} where standard ports can be had
   * @throws IllegalArgumentException they cannot work together
   */
  static ServerConfig of(ServerSettings settings, @Nullable String ports) {
    return new ServerConfig(
        UsualPort.of(settings.port(), STANDARD_PORT, USER_PORT, ports),
        new ClientLimits(
            settings.clients(),
            settings.reserved(),
            settings.per$_$address(),
            Sources.of(settings.scada$_$addresses()),
            Duration.ofMillis(settings.header$_$deadline$_$ms()),
            Duration.ofSeconds(settings.idle$_$s())),
        Duration.ofMillis(settings.upstream$_$timeout$_$ms()),
        new IdentityRule(settings.identity().strip(), settings.identity$_$read$_$only()));
  }
}
