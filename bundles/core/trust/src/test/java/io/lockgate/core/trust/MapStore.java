// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.trust;

import io.lockgate.api.store.StateStore;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** A state store in memory that can be made to fail. */
final class MapStore implements StateStore {
  final SortedMap<String, byte[]> values = new TreeMap<>();
  boolean full;

  @Override
  public Optional<byte[]> read(String name) {
    return Optional.ofNullable(values.get(name));
  }

  @Override
  public void write(String name, byte[] value) throws IOException {
    if (full) {
      throw new IOException("no space left");
    }
    values.put(name, value);
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
