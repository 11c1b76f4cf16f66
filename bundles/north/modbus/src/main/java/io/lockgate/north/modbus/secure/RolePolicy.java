// SPDX-License-Identifier: Apache-2.0
package io.lockgate.north.modbus.secure;

import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/**
 * What the roles may ask for. There is no role of its own accord: what nobody configured may nothing. Thread-safe; one look
 * costs as many comparisons as there are rights.
 */
public final class RolePolicy {
  private final List<RoleRights> rights = new CopyOnWriteArrayList<>();

  /** Beside what is allowed already, also to the same role. */
  public void add(RoleRights more) {
    rights.add(more);
  }

  /** No longer. */
  public void remove(RoleRights some) {
    rights.remove(some);
  }

  /** Whether this role may; null is a client without one. */
  boolean allows(@Nullable String role, int unit, int function) {
    String name = Objects.requireNonNullElse(role, "");
    for (RoleRights each : rights) {
      if (each.role().equals(name) && each.allows(unit, function)) {
        return true;
      }
    }
    return false;
  }
}
