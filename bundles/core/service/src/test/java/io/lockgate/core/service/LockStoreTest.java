// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lockgate.api.security.DeviceSigner;
import io.lockgate.api.security.Identity;
import io.lockgate.api.security.Role;
import io.lockgate.testkit.FakeClock;
import io.lockgate.testkit.fakes.FreshDeviceSigner;
import io.lockgate.testkit.fakes.MemoryStateStore;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LockStoreTest {
  private static final Identity WHO = new Identity("local-1000", Role.SECURITY_ADMIN, "console");

  private final MemoryStateStore state = new MemoryStateStore();
  private final DeviceSigner signer = new FreshDeviceSigner();

  @Test
  void locks_add_up_and_survive_a_restart() throws Exception {
    LockStore store = open();
    assertEquals(Locks.NONE, store.current());
    store.add("wifi", WHO);
    store.add("wireless", WHO);
    store.add("wifi", WHO);
    assertEquals(new Locks(Set.of("wifi", "wireless"), true, List.of()), store.current());
    assertEquals(store.current(), open().current());
    assertEquals(2, text(LockStore.FIRST).lines().count());
    assertTrue(text(LockStore.FIRST).startsWith("1 2026-01-01T00:00:00Z local-1000 wifi 000000"));
  }

  @Test
  void every_damaged_byte_is_reported_and_unlocks_nothing() throws Exception {
    open().add("wifi", WHO);
    open().add("wireless", WHO);
    byte[] good = state.read(LockStore.FIRST).orElseThrow();
    for (int i = 0; i < good.length; i++) {
      byte[] damaged = good.clone();
      damaged[i] ^= 1;
      state.write(LockStore.FIRST, damaged);
      Locks read = open().current();
      assertTrue(read.ids().containsAll(Set.of("wifi", "wireless")), "byte " + i);
      assertFalse(read.faults().isEmpty(), "byte " + i);
    }
  }

  @Test
  void every_cut_of_one_copy_unlocks_nothing_and_is_reported() throws Exception {
    open().add("wifi", WHO);
    open().add("wireless", WHO);
    byte[] good = state.read(LockStore.FIRST).orElseThrow();
    for (int length = 0; length < good.length; length++) {
      state.write(LockStore.FIRST, java.util.Arrays.copyOf(good, length));
      Locks read = open().current();
      assertEquals(Set.of("wifi", "wireless"), read.ids(), "length " + length);
      assertFalse(read.faults().isEmpty(), "length " + length);
    }
    state.delete(LockStore.FIRST);
    assertEquals(Set.of("wifi", "wireless"), open().current().ids());
    assertFalse(open().current().faults().isEmpty());
  }

  @Test
  void next_lock_mends_both_copies_and_keeps_what_was_readable() throws Exception {
    open().add("wifi", WHO);
    open().add("wireless", WHO);
    String first = text(LockStore.FIRST);
    String flipped = first.replaceFirst("local-1000 wifi", "local-1001 wifi");
    state.write(LockStore.FIRST, flipped.getBytes(StandardCharsets.US_ASCII));
    state.write(LockStore.SECOND, flipped.getBytes(StandardCharsets.US_ASCII));
    assertEquals(2, open().current().faults().size());
    open().add("modbus-server", WHO);
    assertEquals(
        new Locks(Set.of("wifi", "wireless", "modbus-server"), true, List.of()), open().current());
  }

  @Test
  void entries_of_another_device_lock_and_are_reported() throws Exception {
    open().add("wifi", WHO);
    LockStore other = new LockStore(state, new FreshDeviceSigner(), new FakeClock());
    assertEquals(Set.of("wifi"), other.current().ids());
    assertEquals(2, other.current().faults().size());
  }

  @Test
  void removed_or_swapped_entry_is_reported() throws Exception {
    open().add("wifi", WHO);
    open().add("wireless", WHO);
    List<String> lines = text(LockStore.FIRST).lines().toList();
    state.write(LockStore.FIRST, (lines.get(1) + "\n").getBytes(StandardCharsets.US_ASCII));
    assertFalse(open().current().faults().isEmpty());
    String swapped = lines.get(1) + "\n" + lines.get(0) + "\n";
    state.write(LockStore.FIRST, swapped.getBytes(StandardCharsets.US_ASCII));
    assertFalse(open().current().faults().isEmpty());
    assertEquals(Set.of("wifi", "wireless"), open().current().ids());
  }

  @Test
  void unreadable_store_covers_everything_until_it_can_be_read() throws Exception {
    LockStore store = open();
    state.fail(true);
    assertFalse(store.current().readable());
    assertTrue(store.current().cover("anything"));
    assertThrows(IOException.class, () -> store.add("wifi", WHO));
    state.fail(false);
    assertFalse(store.current().cover("anything"));
  }

  private LockStore open() {
    return new LockStore(state, signer, new FakeClock());
  }

  private String text(String name) throws IOException {
    return new String(state.read(name).orElseThrow(), StandardCharsets.US_ASCII);
  }
}
