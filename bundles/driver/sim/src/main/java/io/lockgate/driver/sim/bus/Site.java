// SPDX-License-Identifier: Apache-2.0
package io.lockgate.driver.sim.bus;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Which device is where. Thread-safe. */
public final class Site {
  private final Map<Place, SimulatedDevice> devices = new ConcurrentHashMap<>();

  /**
   * A place that one device can have.
   *
   * @param unit 1 to 247; also 255 on TCP
   */
  public record Place(Path path, int unit) {
    private static final int HIGHEST_UNIT = 247;
    private static final int ITSELF = 255;

    public Place {
      if (!possible(path, unit)) {
        throw new IllegalArgumentException("unit must be 1 to 247, or 255 on tcp: " + unit);
      }
    }

    static boolean possible(Path path, int unit) {
      return (unit >= 1 && unit <= HIGHEST_UNIT) || (unit == ITSELF && path == Path.TCP);
    }

    @Override
    public String toString() {
      return "unit " + unit + " on " + path.name().toLowerCase(java.util.Locale.ROOT);
    }
  }

  /**
   * Puts a device to its place.
   *
   * @throws IllegalArgumentException there is another
   */
  public void add(Place place, SimulatedDevice device) {
    if (devices.putIfAbsent(place, device) != null) {
      throw new IllegalArgumentException(place + " is taken by another simulated device");
    }
  }

  /** Takes it away, if it is the one that is there. */
  public void remove(Place place, SimulatedDevice device) {
    devices.remove(place, device);
  }

  /** The device of a unit id, 0 to 255. */
  Optional<SimulatedDevice> find(Path path, int unit) {
    return Place.possible(path, unit)
        ? Optional.ofNullable(devices.get(new Place(path, unit)))
        : Optional.empty();
  }

  Collection<SimulatedDevice> all(Path path) {
    return devices.entrySet().stream()
        .filter(entry -> entry.getKey().path() == path)
        .map(Map.Entry::getValue)
        .toList();
  }
}
