// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.security;

import io.lockgate.api.security.AccessControl;
import io.lockgate.api.security.AuditEvent;
import io.lockgate.api.security.AuditEvent.Category;
import io.lockgate.api.security.AuditEvent.Result;
import io.lockgate.api.security.Identity;
import io.lockgate.api.security.NotAllowedException;
import io.lockgate.api.security.Permission;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Permissions come from the role and from nowhere else. */
@Component
public final class RoleAccessControl implements AccessControl {
  private final AuditOutbox audit;

  /** Refusals go to {@code audit}. */
  @Activate
  public RoleAccessControl(@Reference AuditOutbox audit) {
    this.audit = audit;
  }

  @Override
  public void require(Identity who, Permission what, String operation) throws NotAllowedException {
    if (who.role().permits(what)) {
      return;
    }
    String detail = "role " + who.role() + " lacks permission " + what;
    audit.put(
        AuditEvent.by(who, Category.ACCESS, "ACCESS_REFUSED", operation, Result.REFUSED, detail));
    throw new NotAllowedException(what);
  }
}
