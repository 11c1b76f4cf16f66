// SPDX-License-Identifier: Apache-2.0
package io.lockgate.api.security;

/**
 * A place that the gateway connects to.
 *
 * @param who id of the service or part that does
 * @param transport {@code tcp} or {@code udp}
 * @param host name or literal address, as configured
 * @param port 1 to 65535
 * @param field whether it is a field device: those are governed by their links, not by {@link Outbound}
 */
public record Destination(String who, String transport, String host, int port, boolean field) {
  /** A place towards the systems above, over TCP. */
  public static Destination tcp(String who, String host, int port) {
    return new Destination(who, "tcp", host, port, false);
  }
}
