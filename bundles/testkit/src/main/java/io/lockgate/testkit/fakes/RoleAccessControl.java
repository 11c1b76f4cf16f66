// SPDX-License-Identifier: Apache-2.0
package io.lockgate.testkit.fakes;

import io.lockgate.api.security.AccessControl;
import io.lockgate.api.security.Identity;
import io.lockgate.api.security.NotAllowedException;
import io.lockgate.api.security.Permission;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Decides by role alone and keeps what was asked. Thread-safe. */
public final class RoleAccessControl implements AccessControl {
  private final List<String> asked = new CopyOnWriteArrayList<>();

  /** {@code operation permission}, in order. */
  public List<String> asked() {
    return List.copyOf(asked);
  }

  @Override
  public void require(Identity who, Permission what, String operation) throws NotAllowedException {
    asked.add(operation + " " + what);
    if (!who.role().permits(what)) {
      throw new NotAllowedException(what);
    }
  }
}
