// SPDX-License-Identifier: Apache-2.0
package io.lockgate.testkit.fakes;

import io.lockgate.api.security.Identity;
import io.lockgate.api.security.Secrets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;

/** Secrets in memory; everybody may set them. Thread-safe. */
public final class MemorySecrets implements Secrets {
  private final Map<String, String> values = new ConcurrentSkipListMap<>();

  /** One more. */
  public MemorySecrets with(String name, String secret) {
    values.put(name, secret);
    return this;
  }

  @Override
  public Optional<char[]> read(String name) {
    return Optional.ofNullable(values.get(name)).map(String::toCharArray);
  }

  @Override
  public void write(Identity by, String name, char[] secret) {
    values.put(name, new String(secret));
  }

  @Override
  public void delete(Identity by, String name) {
    values.remove(name);
  }

  @Override
  public List<String> names() {
    return List.copyOf(values.keySet());
  }
}
