// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.transport.serial;

import io.lockgate.api.driver.DriverException;
import io.lockgate.api.driver.Transports;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;

/** Who owns which bus: one owner at a time, by the real path of the port. Thread-safe. */
public final class BusOwners {
  private static final long LOOK_MILLIS = 20;

  private final Map<Path, Holding> byPath = new TreeMap<>();
  private final Set<Path> leaving = new HashSet<>();

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

  /**
   * Takes a port whose real path is known; of an owner that is leaving it is waited for.
   *
   * @param wanted whether the port is still wanted; asked again and again
   * @throws DriverException.Busy somebody has it, or it is no longer wanted
   */
  synchronized Leaving claimSoon(String owner, Path asked, Path real, BooleanSupplier wanted)
      throws DriverException.Busy {
    try {
      while (leaving.contains(real) && wanted.getAsBoolean()) {
        wait(LOOK_MILLIS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return new Leaving(real, claim(owner, asked, real));
  }

  /** A claim whose owner says when it is about to give it back. */
  final class Leaving implements Transports.Claim {
    private final Path real;
    private final Transports.Claim claim;
    private boolean over;

    private Leaving(Path real, Transports.Claim claim) {
      this.real = real;
      this.claim = claim;
    }

    /** It will be given back soon: others may wait for that. */
    void soon() {
      synchronized (BusOwners.this) {
        if (!over) {
          leaving.add(real);
        }
      }
    }

    @Override
    public void close() {
      synchronized (BusOwners.this) {
        over = true;
        leaving.remove(real);
        claim.close();
        BusOwners.this.notifyAll();
      }
    }
  }

  /** Who owns what now, by real path. */
  synchronized Map<Path, Holding> now() {
    return Map.copyOf(byPath);
  }
}
