// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.security;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lockgate.api.security.AuditEvent;
import io.lockgate.api.security.AuditEvent.Result;
import io.lockgate.api.security.Identity;
import io.lockgate.api.security.NotAllowedException;
import io.lockgate.api.security.PasswordRefusedException;
import io.lockgate.api.security.Role;
import io.lockgate.testkit.fakes.CollectingAuditLog;
import io.lockgate.testkit.fakes.MemoryStateStore;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FirstPasswordTest {
  private static final Identity ADMIN = new Identity("local-1000", Role.SECURITY_ADMIN, "console");
  private static final Identity ENGINEER = new Identity("local-1001", Role.ENGINEER, "console");
  private static final String SECRET = "Canary77!";

  private final MemoryStateStore store = new MemoryStateStore();
  private final CollectingAuditLog log = new CollectingAuditLog();
  private final AuditOutbox outbox = new AuditOutbox();
  private FirstPassword commissioning = open();

  FirstPasswordTest() {
    outbox.logArrived(log);
  }

  @AfterEach
  void stop() throws Exception {
    commissioning.stop();
  }

  @Test
  void first_password_commissions_for_good() throws Exception {
    assertFalse(commissioning.commissioned());
    char[] password = SECRET.toCharArray();
    commissioning.commission(ADMIN, password);

    assertTrue(commissioning.commissioned());
    assertArrayEquals(new char[SECRET.length()], password);
    assertEquals(List.of(Result.OK), log.events().stream().map(AuditEvent::result).toList());
    String stored =
        new String(store.read(AccountStore.NAME).orElseThrow(), StandardCharsets.US_ASCII);
    assertTrue(stored.startsWith("admin:security-admin:PBKDF2-HMAC-SHA256$600000$"), stored);
    assertFalse(stored.contains(SECRET));
    assertTrue(Account.parse(stored.strip()).password().matches(SECRET.toCharArray()));
    assertTrue(open().commissioned(), "after a restart");
    assertThrows(
        IllegalStateException.class,
        () -> commissioning.commission(ADMIN, "Another77!".toCharArray()));
    assertEquals(
        stored, new String(store.read(AccountStore.NAME).orElseThrow(), StandardCharsets.US_ASCII));
  }

  @Test
  void weak_password_changes_nothing_and_is_wiped() throws Exception {
    char[] weak = "weak".toCharArray();
    assertThrows(PasswordRefusedException.class, () -> commissioning.commission(ADMIN, weak));
    assertArrayEquals(new char[4], weak);
    assertFalse(commissioning.commissioned());
    assertTrue(store.list("").isEmpty());
    assertEquals(Result.REFUSED, log.events().get(0).result());
    assertFalse(log.events().get(0).detail().contains("weak"));
  }

  @Test
  void without_permission_nothing_changes_and_the_password_is_wiped() throws Exception {
    char[] password = SECRET.toCharArray();
    assertThrows(NotAllowedException.class, () -> commissioning.commission(ENGINEER, password));
    assertArrayEquals(new char[SECRET.length()], password);
    assertTrue(store.list("").isEmpty());
    assertEquals("ACCESS_REFUSED", log.events().get(0).type());
  }

  @Test
  void failing_store_leaves_it_not_commissioned() throws Exception {
    store.fail(true);
    assertThrows(IOException.class, () -> commissioning.commission(ADMIN, SECRET.toCharArray()));
    assertFalse(commissioning.commissioned());
    assertEquals(Result.FAILED, log.events().get(0).result());
  }

  @Test
  void damaged_accounts_count_as_not_commissioned_and_are_not_overwritten() throws Exception {
    byte[] damaged = "admin:security-admin:PBKDF2-HM".getBytes(StandardCharsets.US_ASCII);
    store.write(AccountStore.NAME, damaged);
    commissioning.stop();
    commissioning = open();
    assertFalse(commissioning.commissioned());
    assertThrows(IOException.class, () -> commissioning.commission(ADMIN, SECRET.toCharArray()));
    assertArrayEquals(damaged, store.read(AccountStore.NAME).orElseThrow());
  }

  private FirstPassword open() {
    return new FirstPassword(store, new RoleAccessControl(outbox), outbox);
  }
}
