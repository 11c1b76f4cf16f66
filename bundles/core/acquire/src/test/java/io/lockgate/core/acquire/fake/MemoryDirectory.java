// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.acquire.fake;

import io.lockgate.api.driver.PointDirectory;
import io.lockgate.api.point.PointId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;

/** Keeps what was declared. */
public final class MemoryDirectory implements PointDirectory {
  private final Map<String, Declared> declared = new ConcurrentSkipListMap<>();

  private record Declared(List<Entry> points, PointAccess access) {}

  @Override
  public Declaration declare(String device, List<Entry> points, PointAccess access) {
    Declared its = new Declared(List.copyOf(points), access);
    declared.put(device, its);
    return () -> declared.remove(device, its);
  }

  /** How the points of a device are reached. */
  public PointAccess access(String device) {
    return Optional.ofNullable(declared.get(device)).orElseThrow().access;
  }

  @Override
  public Optional<Entry> find(PointId point) {
    return of(point.device()).stream().filter(entry -> entry.id().equals(point)).findFirst();
  }

  @Override
  public List<Entry> of(String device) {
    Declared its = declared.get(device);
    return its == null ? List.of() : its.points;
  }

  @Override
  public List<String> devices() {
    return List.copyOf(declared.keySet());
  }
}
