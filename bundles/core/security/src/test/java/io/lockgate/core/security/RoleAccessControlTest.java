// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.security;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.lockgate.api.security.AuditEvent.Category;
import io.lockgate.api.security.AuditEvent.Result;
import io.lockgate.api.security.Identity;
import io.lockgate.api.security.NotAllowedException;
import io.lockgate.api.security.Permission;
import io.lockgate.api.security.Role;
import io.lockgate.testkit.fakes.CollectingAuditLog;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RoleAccessControlTest {
  /** Written out by hand: a change of a role must be changed here too. */
  private static final Map<Role, Set<Permission>> MATRIX = new EnumMap<>(Role.class);

  static {
    MATRIX.put(Role.VIEWER, EnumSet.of(Permission.VIEW));
    MATRIX.put(Role.OPERATOR, EnumSet.of(Permission.VIEW, Permission.OPERATE));
    MATRIX.put(
        Role.ENGINEER,
        EnumSet.of(
            Permission.VIEW, Permission.OPERATE, Permission.CONFIGURE, Permission.SWITCH_SERVICES));
    MATRIX.put(Role.SECURITY_ADMIN, EnumSet.allOf(Permission.class));
    MATRIX.put(Role.SUPPORT, EnumSet.of(Permission.VIEW, Permission.CONFIGURE));
  }

  private final CollectingAuditLog log = new CollectingAuditLog();
  private final AuditOutbox outbox = new AuditOutbox();
  private final RoleAccessControl access = new RoleAccessControl(outbox);

  RoleAccessControlTest() {
    outbox.logArrived(log);
  }

  @ParameterizedTest
  @EnumSource(Role.class)
  void every_permission_is_given_or_refused_as_in_the_matrix(Role role) throws Exception {
    Identity who = new Identity("local-1000", role, "console");
    Set<Permission> given = Objects.requireNonNull(MATRIX.get(role));
    for (Permission permission : Permission.values()) {
      if (given.contains(permission)) {
        assertDoesNotThrow(() -> access.require(who, permission, "gateway:x"));
      } else {
        assertThrows(NotAllowedException.class, () -> access.require(who, permission, "gateway:x"));
      }
    }
    assertEquals(Permission.values().length - given.size(), log.events().size());
  }

  @Test
  void refusal_is_audited_with_who_what_and_where() throws Exception {
    Identity viewer = new Identity("local-1000", Role.VIEWER, "console");
    assertThrows(
        NotAllowedException.class,
        () -> access.require(viewer, Permission.MANAGE_TRUST, "gateway:signer-add"));
    var event = log.events().get(0);
    assertEquals("ACCESS_REFUSED", event.type());
    assertEquals(Category.ACCESS, event.category());
    assertEquals(Result.REFUSED, event.result());
    assertEquals("local-1000", event.who());
    assertEquals("console", event.source());
    assertEquals("gateway:signer-add", event.id());
  }
}
