// SPDX-License-Identifier: Apache-2.0
package io.lockgate.api.security;

import org.osgi.annotation.versioning.ProviderType;

/**
 * The list of hosts that the gateway may connect to by itself. Whoever opens a connection towards the systems above (a
 * broker, a file or mail server, a receiver of logs, a proxy) asks first, at each attempt and before the name is looked up.
 * Connections to field devices are not asked for: their links are the list. Thread-safe, looks nothing up, does not block.
 */
@ProviderType
public interface Outbound {
  /**
   * Returns normally when the list is off or has this host and port. Host names are compared in any letter case, with or
   * without a final dot, in Unicode or Punycode; a literal address only with the same address, however it is written.
   *
   * @param who id of the service or part that wants to connect, for the audit record
   * @param host name or literal address as configured; a proxy's where one is used, and then its port
   * @param port 1 to 65535
   * @throws OutboundRefusedException not on the list; it has been logged and handed to the audit log, repetitions counted
   */
  void check(String who, String host, int port) throws OutboundRefusedException;

  /** Whether {@link #check} would return; records nothing. */
  boolean permits(String host, int port);

  /** Whether the list is on; while it is off everything is permitted. */
  boolean on();
}
