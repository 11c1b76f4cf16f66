// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.point.table;

import io.lockgate.api.driver.PointDirectory;
import io.lockgate.api.point.PointId;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The newest declaration of each device. Thread-safe; declarations take effect one after the other. */
@Component(immediate = true)
public final class DeclaredPoints implements PointDirectory {
  private final PointTable table;
  private final Object changing = new Object();
  private final Map<String, Declared> devices = new ConcurrentHashMap<>();

  @Activate
  public DeclaredPoints(@Reference PointTable table) {
    this.table = table;
  }

  @Override
  public Declaration declare(String device, List<Entry> points, PointAccess access) {
    Declared declared = new Declared(device, List.copyOf(points));
    synchronized (changing) {
      Declared before = devices.put(device, declared);
      Set<PointId> gone = before == null ? new HashSet<>() : before.ids();
      gone.removeAll(declared.ids());
      table.remove(gone);
      table.add(declared.points, access);
    }
    return declared;
  }

  @Override
  public Optional<Entry> find(PointId point) {
    return Optional.ofNullable(table.find(point)).map(slot -> slot.known().entry());
  }

  @Override
  public List<Entry> of(String device) {
    Declared declared = devices.get(device);
    return declared == null ? List.of() : declared.points;
  }

  @Override
  public List<String> devices() {
    return devices.keySet().stream().sorted().toList();
  }

  private void withdraw(Declared declared) {
    synchronized (changing) {
      if (devices.remove(declared.device, declared)) {
        table.remove(declared.ids());
      }
    }
  }

  /** One declaration, in force while the device is mapped to it. */
  private final class Declared implements Declaration {
    final String device;
    final List<Entry> points;

    Declared(String device, List<Entry> points) {
      this.device = PointId.requireDevice(device);
      this.points = points;
      Set<PointId> seen = new HashSet<>();
      for (Entry entry : points) {
        if (!entry.id().device().equals(device)) {
          throw new IllegalArgumentException(entry.id() + " is not of device " + device);
        }
        if (!seen.add(entry.id())) {
          throw new IllegalArgumentException(entry.id() + " occurs twice");
        }
      }
    }

    Set<PointId> ids() {
      Set<PointId> ids = new HashSet<>();
      points.forEach(entry -> ids.add(entry.id()));
      return ids;
    }

    @Override
    public void close() {
      withdraw(this);
    }
  }
}
