// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.security;

import io.lockgate.api.store.StateStore;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;

/** A state store in memory that can be told to fail, and counts what was written. */
final class MemoryStore implements StateStore {
  final ConcurrentSkipListMap<String, byte[]> values = new ConcurrentSkipListMap<>();
  volatile boolean failing;

  @Override
  public Optional<byte[]> read(String name) throws IOException {
    failIfTold();
    return Optional.ofNullable(values.get(name)).map(byte[]::clone);
  }

  @Override
  public void write(String name, byte[] value) throws IOException {
    failIfTold();
    values.put(name, value.clone());
  }

  @Override
  public void delete(String name) throws IOException {
    failIfTold();
    values.remove(name);
  }

  @Override
  public List<String> list(String prefix) throws IOException {
    failIfTold();
    return values.keySet().stream().filter(name -> name.startsWith(prefix)).toList();
  }

  byte[] bytes(String name) {
    return Objects.requireNonNull(values.get(name), name);
  }

  String text(String name) {
    return new String(bytes(name), StandardCharsets.US_ASCII);
  }

  private void failIfTold() throws IOException {
    if (failing) {
      throw new IOException("told to fail");
    }
  }
}
