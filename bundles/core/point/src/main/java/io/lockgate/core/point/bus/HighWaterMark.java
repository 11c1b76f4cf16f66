// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.point.bus;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.lockgate.api.store.StateStore;
import java.io.IOException;
import java.util.List;

/** The highest number that may have been used, kept twice, so that damage to one file forgets nothing. */
final class HighWaterMark {
  private static final List<String> NAMES = List.of("point/sequence.a", "point/sequence.b");

  private final StateStore store;

  HighWaterMark(StateStore store) {
    this.store = store;
  }

  /**
   * The mark; 0 when there never was one.
   *
   * @throws IOException neither copy can be read
   */
  long read() throws IOException {
    long highest = 0;
    IOException damage = new IOException("no copy of the highest sample number");
    int readable = 0;
    for (String name : NAMES) {
      try {
        highest = Math.max(highest, read(name));
        readable++;
      } catch (IOException e) {
        damage.addSuppressed(e);
      }
    }
    if (readable == 0) {
      throw damage;
    }
    return highest;
  }

  private long read(String name) throws IOException {
    byte[] text = store.read(name).orElse(null);
    if (text == null) {
      return 0;
    }
    try {
      long value = Long.parseLong(new String(text, US_ASCII));
      if (value > 0) {
        return value;
      }
    } catch (NumberFormatException e) {
      throw new IOException(name + " is damaged", e);
    }
    throw new IOException(name + " is damaged: not above 0");
  }

  /** Raises it; on return it is on the disk. */
  void write(long value) throws IOException {
    for (String name : NAMES) {
      store.write(name, Long.toString(value).getBytes(US_ASCII));
    }
  }
}
