// SPDX-License-Identifier: Apache-2.0
package io.lockgate.testkit.fakes;

import io.lockgate.api.security.AccessControl;
import io.lockgate.api.security.Identity;
import io.lockgate.api.security.Permission;

/** Allows everything, for tests that are not about permission; {@link RoleAccessControl} is for those that are. */
public final class PermissiveAccess implements AccessControl {
  @Override
  public void require(Identity who, Permission what, String operation) {
    // everything is allowed
  }
}
