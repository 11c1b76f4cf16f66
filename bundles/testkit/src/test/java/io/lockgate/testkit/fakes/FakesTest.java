// SPDX-License-Identifier: Apache-2.0
package io.lockgate.testkit.fakes;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lockgate.api.security.AuditEvent;
import io.lockgate.api.security.AuditEvent.Category;
import io.lockgate.api.security.AuditEvent.Result;
import io.lockgate.api.security.AuditQuery;
import io.lockgate.api.security.Identity;
import io.lockgate.api.security.NotAllowedException;
import io.lockgate.api.security.Permission;
import io.lockgate.api.security.Role;
import io.lockgate.api.store.ConfigChange;
import io.lockgate.api.store.ConfigRejectedException;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class FakesTest {
  private static final Identity ANNE = new Identity("anne", Role.ENGINEER, "console");
  private static final Identity BOB = new Identity("bob", Role.VIEWER, "web");

  private final CollectingAuditLog log = new CollectingAuditLog();

  @Test
  void the_audit_log_finds_by_every_field() {
    append(ANNE, Category.SERVICE, "SERVICE_ENABLED", "modbus-server");
    append(BOB, Category.ACCESS, "ACCESS_REFUSED", "gateway:lock");
    append(ANNE, Category.ACCESS, "LOGIN", "shell");
    assertEquals(List.of(1L, 2L, 3L), sequences(AuditQuery.newest(10)));
    assertEquals(List.of(2L, 3L), sequences(AuditQuery.newest(2)));
    Optional<String> any = Optional.empty();
    Optional<Category> all = Optional.empty();
    var second = Optional.of(CollectingAuditLog.START.plusSeconds(1));
    assertEquals(
        List.of(2L, 3L),
        sequences(new AuditQuery(second, Optional.empty(), all, any, any, any, 9)));
    assertEquals(
        List.of(1L), sequences(new AuditQuery(Optional.empty(), second, all, any, any, any, 9)));
    assertEquals(List.of(2L, 3L), sequences(query(Optional.of(Category.ACCESS), any, any, any)));
    assertEquals(List.of(3L), sequences(query(all, Optional.of("login"), any, any)));
    assertEquals(List.of(1L, 3L), sequences(query(all, any, Optional.of("anne"), any)));
    assertEquals(List.of(1L), sequences(query(all, any, any, Optional.of("MODBUS"))));
  }

  private static AuditQuery query(
      Optional<Category> category,
      Optional<String> type,
      Optional<String> who,
      Optional<String> text) {
    return new AuditQuery(Optional.empty(), Optional.empty(), category, type, who, text, 9);
  }

  private void append(Identity who, Category category, String type, String id) {
    log.append(AuditEvent.by(who, category, type, id, Result.OK, "")).toCompletableFuture().join();
  }

  private List<Long> sequences(AuditQuery query) {
    return log.query(query).stream().map(record -> record.sequence()).toList();
  }

  @Test
  void a_fault_of_the_audit_log_can_be_ordered() {
    assertTrue(log.verify().intact());
    log.fault("record 1 was changed");
    assertEquals("record 1 was changed", log.verify().fault());
  }

  @Test
  void the_state_store_keeps_copies_and_fails_when_told() throws IOException {
    MemoryStateStore store = new MemoryStateStore();
    byte[] value = {1};
    store.write("a/b", value);
    value[0] = 2;
    assertArrayEquals(new byte[] {1}, store.read("a/b").orElseThrow());
    store.write("a/a", value);
    store.write("c", value);
    assertEquals(List.of("a/a", "a/b"), store.list("a/"));
    store.delete("a/b");
    assertTrue(store.read("a/b").isEmpty());
    assertThrows(IllegalArgumentException.class, () -> store.read("A"));
    store.fail(true);
    assertThrows(IOException.class, () -> store.write("c", value));
  }

  @Test
  void the_state_store_can_be_full_or_slow_and_its_contents_be_put_back() throws Exception {
    MemoryStateStore store = new MemoryStateStore();
    store.write("a", new byte[] {1});
    var before = store.contents();
    store.failWrites(true);
    assertThrows(IOException.class, () -> store.write("a", new byte[] {2}));
    assertArrayEquals(new byte[] {1}, store.read("a").orElseThrow());
    store.failWrites(false);
    store.holdWrites();
    CompletableFuture<Void> writing = CompletableFuture.runAsync(() -> write(store));
    assertTrue(store.read("b").isEmpty());
    store.letWritesGo();
    writing.get(10, TimeUnit.SECONDS);
    assertEquals(List.of("a", "b"), store.list(""));
    store.contents(before);
    assertEquals(List.of("a"), store.list(""));
  }

  private static void write(MemoryStateStore store) {
    try {
      store.write("b", new byte[0]);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void the_audit_log_fails_when_told() {
    log.fail(true);
    AuditEvent event = AuditEvent.by(ANNE, Category.ACCESS, "LOGIN", "shell", Result.OK, "");
    assertTrue(log.append(event).toCompletableFuture().isCompletedExceptionally());
    log.fail(false);
    append(ANNE, Category.ACCESS, "LOGIN", "shell");
    assertEquals(List.of("LOGIN OK"), log.results());
  }

  @Test
  void settings_can_be_edited_by_hand_and_changes_be_refused() throws Exception {
    MemoryConfigStore store = new MemoryConfigStore();
    ConfigChange change = ConfigChange.none().set("pid", "key", "new");
    store.edit("pid", "key", "old");
    store.fail(true);
    assertThrows(IOException.class, () -> store.change(change, ANNE, "why"));
    store.fail(false);
    store.reject(true);
    assertThrows(ConfigRejectedException.class, () -> store.change(change, ANNE, "why"));
    store.reject(false);
    assertEquals("old", store.get("pid").get("key"));
    store.change(change, ANNE, "why");
    assertEquals("new", store.get("pid").get("key"));
    assertEquals(3, store.history().size());
  }

  @Test
  void a_device_knows_its_own_signature_and_no_other() {
    FreshDeviceSigner device = new FreshDeviceSigner();
    byte[] data = {1, 2, 3};
    assertTrue(device.verify(data, device.sign(data)));
    assertFalse(device.verify(data, new FreshDeviceSigner().sign(data)));
    assertFalse(device.verify(new byte[] {1, 2}, device.sign(data)));
    assertFalse(device.verify(data, new byte[1]));
  }

  @Test
  void access_is_by_role_or_open() {
    RoleAccessControl byRole = new RoleAccessControl();
    assertDoesNotThrow(() -> byRole.require(ANNE, Permission.CONFIGURE, "op"));
    assertThrows(NotAllowedException.class, () -> byRole.require(BOB, Permission.CONFIGURE, "op"));
    assertEquals(List.of("op CONFIGURE", "op CONFIGURE"), byRole.asked());
    assertDoesNotThrow(() -> new PermissiveAccess().require(BOB, Permission.MANAGE_TRUST, "op"));
  }
}
