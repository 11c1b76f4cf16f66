// SPDX-License-Identifier: Apache-2.0
package io.lockgate.api.security;

import static io.lockgate.api.security.Permission.CONFIGURE;
import static io.lockgate.api.security.Permission.MANAGE_TRUST;
import static io.lockgate.api.security.Permission.MANAGE_USERS;
import static io.lockgate.api.security.Permission.OPERATE;
import static io.lockgate.api.security.Permission.SWITCH_SERVICES;
import static io.lockgate.api.security.Permission.VIEW;
import static io.lockgate.api.security.Permission.VIEW_AUDIT;

import java.util.EnumSet;
import java.util.Set;

/** A named set of permissions (IEC 62443-4-2, CR 2.1). Roles are fixed; accounts are given one each. */
public enum Role {
  /** Sees states and values. */
  VIEWER(EnumSet.of(VIEW)),
  /** Also gives orders to the field and acknowledges alarms. */
  OPERATOR(EnumSet.of(VIEW, OPERATE)),
  /** Also changes settings, devices and services. */
  ENGINEER(EnumSet.of(VIEW, OPERATE, CONFIGURE, SWITCH_SERVICES)),
  /** Manages users, signers and the audit log, and all of the above: on a fresh unit there is nobody else. */
  SECURITY_ADMIN(
      EnumSet.of(
          VIEW, OPERATE, VIEW_AUDIT, CONFIGURE, SWITCH_SERVICES, MANAGE_TRUST, MANAGE_USERS)),
  /** The remote support party: sees and configures in a session that a local administrator opened. */
  SUPPORT(EnumSet.of(VIEW, CONFIGURE));

  private final Set<Permission> permissions;

  Role(Set<Permission> permissions) {
    this.permissions = Set.copyOf(permissions);
  }

  /** Whether this role carries the permission. */
  public boolean permits(Permission permission) {
    return permissions.contains(permission);
  }
}
