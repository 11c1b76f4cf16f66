// SPDX-License-Identifier: Apache-2.0
package io.lockgate.north.modbus.tcp;

import io.lockgate.north.modbus.unit.Sources;
import java.time.Duration;

/**
 * How much the clients may take.
 *
 * @param clients most connections at a time
 * @param reserved of these, only for listed addresses
 * @param perAddress most connections of one address
 * @param listed addresses of the supervisory systems, for whom places are kept
 * @param header time in which a request that has begun must be whole, and replies must be taken
 * @param idle time without a request after which a connection is closed
 */
public record ClientLimits(
    int clients, int reserved, int perAddress, Sources listed, Duration header, Duration idle) {
  /** Most requests of one connection that wait for their reply. */
  public static final int PENDING = 16;

  public ClientLimits {
    if (clients < 1 || reserved < 0 || reserved >= clients || perAddress < 1) {
      throw new IllegalArgumentException(
          "needs more places than reserved ones, and one an address");
    }
  }
}
