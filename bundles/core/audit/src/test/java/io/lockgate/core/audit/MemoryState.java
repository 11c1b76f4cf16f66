// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.audit;

import io.lockgate.api.store.StateStore;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.Semaphore;

/** State in memory; writing can be made to fail or to wait. */
public final class MemoryState implements StateStore {
  public final Map<String, byte[]> values = new ConcurrentSkipListMap<>();

  /** A write takes one permit and gives it back: take it away to hold the writer up. */
  public final Semaphore gate = new Semaphore(1);

  public volatile boolean failing;

  @Override
  public Optional<byte[]> read(String name) {
    return Optional.ofNullable(values.get(name)).map(byte[]::clone);
  }

  @Override
  public void write(String name, byte[] value) throws IOException {
    gate.acquireUninterruptibly();
    gate.release();
    if (failing) {
      throw new IOException("no space left on device");
    }
    values.put(name, value.clone());
  }

  @Override
  public void delete(String name) {
    values.remove(name);
  }

  @Override
  public List<String> list(String prefix) {
    return values.keySet().stream().filter(name -> name.startsWith(prefix)).toList();
  }
}
