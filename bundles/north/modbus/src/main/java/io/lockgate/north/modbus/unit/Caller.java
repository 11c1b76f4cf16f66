// SPDX-License-Identifier: Apache-2.0
package io.lockgate.north.modbus.unit;

import java.net.InetAddress;
import org.jspecify.annotations.Nullable;

/** The side that asks: a TCP connection or a serial line. */
public interface Caller {
  /** Who it is, for the audit: an address or the name of a line. */
  String source();

  /** This connection among all of its source: each has its own turns and its own share of a link's queue. */
  String connection();

  /** Where it is in the network; null for a serial line. */
  @Nullable InetAddress address();

  /** The role it has proven to have; null for none. */
  default @Nullable String role() {
    return null;
  }

  /**
   * Takes the place of a reply that comes later. Only during {@link Unit#answer}.
   *
   * @param function code of the request
   * @return null when too many requests of this caller wait already
   */
  @Nullable Later later(int function);
}
