// SPDX-License-Identifier: Apache-2.0
package io.lockgate.api.security;

/** An identity lacks a permission. The refusal has already been audited by {@link AccessControl}. */
public final class NotAllowedException extends Exception {
  private static final long serialVersionUID = 1L;

  private final Permission permission;

  /** The permission that was missing. */
  public NotAllowedException(Permission permission) {
    super("not allowed: needs permission " + permission);
    this.permission = permission;
  }

  public Permission permission() {
    return permission;
  }
}
