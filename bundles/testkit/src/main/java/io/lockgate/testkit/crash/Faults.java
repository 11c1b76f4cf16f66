// SPDX-License-Identifier: Apache-2.0
package io.lockgate.testkit.crash;

import java.io.IOException;
import java.util.HashSet;
import java.util.Set;

/** Decides which operation fails. Guarded by the volume's lock. */
final class Faults {
  private final Set<Integer> failing = new HashSet<>();
  private long capacity = Long.MAX_VALUE;
  private int operations;

  void failAt(int operation) {
    failing.add(operation);
  }

  void capacity(long bytes) {
    capacity = bytes;
  }

  int operations() {
    return operations;
  }

  /** Counts one operation; true when it is to fail. */
  boolean next() {
    operations++;
    return failing.remove(operations);
  }

  /** Counts one operation and fails when its turn has come. */
  void step(String what) throws IOException {
    if (next()) {
      throw failure(what);
    }
  }

  IOException failure(String what) {
    return new IOException(
        "Input/output error (injected at operation " + operations + ", " + what + ")");
  }

  /** Bytes left, none when {@code used} is more than there is room for. */
  long free(long used) {
    return Math.max(0, capacity - used);
  }

  long capacity() {
    return capacity;
  }

  static IOException full() {
    return new IOException("No space left on device");
  }
}
