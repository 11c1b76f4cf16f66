// SPDX-License-Identifier: Apache-2.0
package io.lockgate.testkit.fakes;

import io.lockgate.api.store.StateStore;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.Semaphore;

/** A store that forgets when the test ends, and fails or waits when told to. Thread-safe. */
public final class MemoryStateStore implements StateStore {
  private final ConcurrentSkipListMap<String, byte[]> values = new ConcurrentSkipListMap<>();
  private final Semaphore writes = new Semaphore(1);
  private volatile boolean failing;
  private volatile boolean full;

  /** From now on every call throws {@link IOException}, or no longer does. */
  public void fail(boolean value) {
    failing = value;
  }

  /** From now on every write throws {@link IOException}, or no longer does; reading goes on. */
  public void failWrites(boolean value) {
    full = value;
  }

  /** From now on writers wait, until {@link #letWritesGo}; waits itself for the one that is writing. */
  public void holdWrites() throws InterruptedException {
    writes.acquire();
  }

  /** Ends what {@link #holdWrites} began. */
  public void letWritesGo() {
    writes.release();
  }

  /** Everything in it now. */
  public SortedMap<String, byte[]> contents() {
    return new TreeMap<>(values);
  }

  /** Makes it hold exactly this, whatever it was told about failing. */
  public void contents(Map<String, byte[]> now) {
    values.clear();
    values.putAll(now);
  }

  @Override
  public Optional<byte[]> read(String name) throws IOException {
    check(name);
    return Optional.ofNullable(values.get(name)).map(byte[]::clone);
  }

  @Override
  public void write(String name, byte[] value) throws IOException {
    check(name);
    if (value.length > MAX_BYTES) {
      throw new IOException("too long: " + value.length);
    }
    writes.acquireUninterruptibly();
    writes.release();
    if (full) {
      throw new IOException("no space left, as told");
    }
    values.put(name, value.clone());
  }

  @Override
  public void delete(String name) throws IOException {
    check(name);
    values.remove(name);
  }

  @Override
  public List<String> list(String prefix) throws IOException {
    if (failing) {
      throw new IOException("store fails, as told");
    }
    return values.keySet().stream().filter(name -> name.startsWith(prefix)).toList();
  }

  private void check(String name) throws IOException {
    if (!name.matches("[a-z0-9._-]+(/[a-z0-9._-]+){0,3}")) {
      throw new IllegalArgumentException("not a name: " + name);
    }
    if (failing) {
      throw new IOException("store fails, as told");
    }
  }
}
