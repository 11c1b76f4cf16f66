// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.service;

import io.lockgate.api.security.DeviceSigner;
import io.lockgate.api.security.Identity;
import io.lockgate.api.store.StateStore;
import io.lockgate.api.time.GatewayClock;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The permanent locks: only ever added to, kept in two copies below {@link StateStore#PERMANENT}, each a chain of signed
 * entries. What any readable entry of either copy names is locked; when neither copy can be read everything is. Not
 * thread-safe: the switch thread owns it.
 */
final class LockStore {
  static final String FIRST = StateStore.PERMANENT + "service-locks";
  static final String SECOND = StateStore.PERMANENT + "service-locks.copy";

  private final StateStore store;
  private final DeviceSigner signer;
  private final GatewayClock clock;
  private @Nullable Locks known;

  LockStore(StateStore store, DeviceSigner signer, GatewayClock clock) {
    this.store = store;
    this.signer = signer;
    this.clock = clock;
  }

  /** The locks now; read from disk once, and again after any failure. */
  Locks current() {
    Locks present = known;
    if (present == null) {
      present = new Copies().locks();
      known = present.readable() ? present : null;
    }
    return present;
  }

  /**
   * Locks a service off, for good; durable in both copies on return.
   *
   * @throws IOException the store failed; the lock may hold or not, {@link #current} tells
   */
  void add(String id, Identity by) throws IOException {
    Copies copies = new Copies();
    if (!copies.locks().readable()) {
      throw new IOException("the permanent locks cannot be read");
    }
    List<LockEntry> entries = new ArrayList<>(copies.longest().sound());
    Set<String> missing = new TreeSet<>(copies.locks().ids());
    entries.forEach(entry -> missing.remove(entry.id()));
    missing.forEach(lost -> append(entries, lost, Identity.SYSTEM));
    if (entries.stream().noneMatch(entry -> entry.id().equals(id))) {
      append(entries, id, by);
    }
    known = null;
    byte[] bytes = LockChain.bytes(entries);
    store.write(FIRST, bytes);
    store.write(SECOND, bytes);
  }

  private void append(List<LockEntry> entries, String id, Identity by) {
    String previous = entries.isEmpty() ? LockEntry.ORIGIN : entries.get(entries.size() - 1).hash();
    entries.add(LockEntry.make(entries.size() + 1L, clock.now(), by.id(), id, previous, signer));
  }

  /** Both copies as they are on disk. */
  private final class Copies {
    private final List<String> faults = new ArrayList<>();
    private final @Nullable LockChain first = read(FIRST);
    private final @Nullable LockChain second = read(SECOND);

    private @Nullable LockChain read(String name) {
      try {
        Optional<byte[]> stored = store.read(name);
        if (stored.isEmpty()) {
          return LockChain.EMPTY;
        }
        LockChain chain = LockChain.read(stored.get(), signer);
        if (!chain.fault().isEmpty()) {
          faults.add(name + ": " + chain.fault());
        }
        return chain;
      } catch (IOException e) {
        faults.add(name + ": " + e.getMessage());
        return null;
      }
    }

    LockChain longest() {
      LockChain one = first == null ? LockChain.EMPTY : first;
      LockChain other = second == null ? LockChain.EMPTY : second;
      return one.sound().size() >= other.sound().size() ? one : other;
    }

    Locks locks() {
      Set<String> ids = new TreeSet<>();
      List<String> all = new ArrayList<>(faults);
      if (first != null) {
        ids.addAll(first.ids());
      }
      if (second != null) {
        ids.addAll(second.ids());
      }
      if (first != null && second != null && !second.beginsLike(first)) {
        all.add(FIRST + " and " + SECOND + " differ");
      }
      return new Locks(ids, first != null || second != null, all);
    }
  }
}
