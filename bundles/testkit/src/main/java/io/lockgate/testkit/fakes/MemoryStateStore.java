// SPDX-License-Identifier: Apache-2.0
package io.lockgate.testkit.fakes;

import io.lockgate.api.store.StateStore;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;

/** A store that forgets when the test ends, and fails when told to. Thread-safe. */
public final class MemoryStateStore implements StateStore {
  private final ConcurrentSkipListMap<String, byte[]> values = new ConcurrentSkipListMap<>();
  private volatile boolean failing;

  /** From now on every call throws {@link IOException}, or no longer does. */
  public void fail(boolean value) {
    failing = value;
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
