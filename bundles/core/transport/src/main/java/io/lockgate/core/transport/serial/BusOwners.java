// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.transport.serial;

import io.lockgate.api.driver.DriverException;
import io.lockgate.api.driver.Transports;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;

/** Who owns which bus: one owner at a time, by the real path of the port. Thread-safe. */
public final class BusOwners {
  private final Map<Path, Holding> byPath = new TreeMap<>();

  /**
   * A bus that is owned.
   *
   * @param asked the path in the words of the owner
   */
  record Holding(String owner, Path asked) {}

  /**
   * The port itself, links followed.
   *
   * @throws DriverException.NotConnected there is none
   */
  static Path real(String port) throws DriverException.NotConnected {
    try {
      return Path.of(port).toRealPath();
    } catch (IOException | IllegalArgumentException e) {
      throw new DriverException.NotConnected("there is no port " + port, e);
    }
  }

  /**
   * Takes a port.
   *
   * @throws DriverException.NotConnected there is none
   * @throws DriverException.Busy somebody has it
   */
  public Transports.Claim claim(String owner, String port) throws DriverException {
    if (owner.isBlank()) {
      throw new IllegalArgumentException("needs an owner");
    }
    Path real = real(port);
    return claim(owner, Path.of(port), real);
  }

  /**
   * Takes a port whose real path is known.
   *
   * @throws DriverException.Busy somebody has it
   */
  synchronized Transports.Claim claim(String owner, Path asked, Path real)
      throws DriverException.Busy {
    Holding holding = byPath.get(real);
    if (holding != null) {
      throw new DriverException.Busy("bus in use by " + holding.owner());
    }
    byPath.put(real, new Holding(owner, asked));
    AtomicBoolean held = new AtomicBoolean(true);
    return () -> {
      if (held.compareAndSet(true, false)) {
        release(real);
      }
    };
  }

  private synchronized void release(Path real) {
    byPath.remove(real);
  }

  /** Who owns what now, by real path. */
  synchronized Map<Path, Holding> now() {
    return Map.copyOf(byPath);
  }
}
