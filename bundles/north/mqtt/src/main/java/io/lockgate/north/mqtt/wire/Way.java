// SPDX-License-Identifier: Apache-2.0
package io.lockgate.north.mqtt.wire;

import io.lockgate.codec.tls.TlsParty;
import java.io.IOException;
import java.time.Instant;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The way to a broker, below the protocol.
 *
 * @param host of the broker
 * @param port of the broker, 1 to 65535
 * @param webSocket whether frames of a WebSocket carry the protocol
 * @param proxy an HTTP proxy between; null: none
 * @param tls keys and trust, read at each connect; null: not encrypted
 * @param serverName that the broker's certificate must be for
 * @param now wall time, for certificates
 * @param permit of the list of permitted destinations
 */
public record Way(
    String host,
    int port,
    boolean webSocket,
    @Nullable Proxy proxy,
    @Nullable Keys tls,
    String serverName,
    Supplier<Instant> now,
    Permit permit) {

  /** Asked before each connection, before a name is looked up. */
  @FunctionalInterface
  public interface Permit {
    /**
     * Returns where a connection may be made to that host, the proxy where there is one.
     *
     * @throws IOException it may not; the message says which list is to be changed
     */
    void require(String host, int port) throws IOException;
  }

  /** Reads keys and trust. */
  @FunctionalInterface
  public interface Keys {
    /**
     * As they are now.
     *
     * @throws IOException a file cannot be used; the message names it
     */
    TlsParty read() throws IOException;
  }

  /**
   * An HTTP proxy.
   *
   * @param host of it
   * @param port of it
   * @param user null: none
   * @param password gives a fresh copy, which is wiped after use
   */
  public record Proxy(String host, int port, @Nullable String user, Password password) {}

  /** Gives a password. */
  @FunctionalInterface
  public interface Password {
    /**
     * A fresh copy; null: none.
     *
     * @throws IOException it cannot be read
     */
    char @Nullable [] read() throws IOException;
  }

  /** To whom the first connection goes. */
  public String firstHost() {
    return proxy == null ? host : proxy.host();
  }

  /** At which port. */
  public int firstPort() {
    return proxy == null ? port : proxy.port();
  }

  /** As in a URI or a request to a proxy. */
  String target() {
    return (host.indexOf(':') >= 0 ? "[" + host + "]" : host) + ":" + port;
  }
}
