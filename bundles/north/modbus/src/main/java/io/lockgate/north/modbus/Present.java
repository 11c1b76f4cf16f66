// SPDX-License-Identifier: Apache-2.0
package io.lockgate.north.modbus;

import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * A service that may come and go. Thread-safe.
 *
 * @param <T> what it is
 */
final class Present<T> {
  private final AtomicReference<@Nullable T> service = new AtomicReference<>();

  void came(T one) {
    service.set(one);
  }

  /** Without effect when another has taken its place. */
  void went(T one) {
    service.compareAndSet(one, null);
  }

  /** What is there now; null for nothing. */
  @Nullable T now() {
    return service.get();
  }
}
