// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.service;

import io.lockgate.api.security.DeviceSigner;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * One copy of the list of locks, as read.
 *
 * @param sound entries from the first one on whose sequence, chain and signature hold
 * @param ids services named by any readable entry, sound or not: damage must not unlock anything
 * @param fault where it breaks, empty when it is whole
 */
record LockChain(List<LockEntry> sound, Set<String> ids, String fault) {
  static final LockChain EMPTY = new LockChain(List.of(), Set.of(), "");

  LockChain {
    sound = List.copyOf(sound);
    ids = Set.copyOf(ids);
  }

  static LockChain read(byte[] stored, DeviceSigner signer) {
    List<LockEntry> sound = new ArrayList<>();
    Set<String> ids = new TreeSet<>();
    String fault = "";
    String text = new String(stored, StandardCharsets.US_ASCII);
    String expected = LockEntry.ORIGIN;
    int number = 0;
    for (String line : text.split("\n")) {
      number++;
      Optional<LockEntry> read = LockEntry.parse(line);
      read.ifPresent(entry -> ids.add(entry.id()));
      if (!fault.isEmpty()) {
        continue;
      }
      if (read.isPresent() && follows(read.get(), number, expected, signer)) {
        sound.add(read.get());
        expected = read.get().hash();
      } else {
        fault = "entry " + number + " is damaged";
      }
    }
    if (fault.isEmpty() && !text.endsWith("\n")) {
      fault = "the end is missing";
    }
    return new LockChain(sound, ids, fault);
  }

  private static boolean follows(
      LockEntry entry, int number, String expected, DeviceSigner signer) {
    return entry.sequence() == number
        && entry.previous().equals(expected)
        && entry.authentic(signer);
  }

  static byte[] bytes(List<LockEntry> entries) {
    StringBuilder text = new StringBuilder();
    entries.forEach(entry -> text.append(entry.line()).append('\n'));
    return text.toString().getBytes(StandardCharsets.US_ASCII);
  }

  /** Whether the other copy holds all of this one and perhaps more, as after a cut between two writes. */
  boolean beginsLike(LockChain other) {
    return sound.size() <= other.sound.size() && sound.equals(other.sound.subList(0, sound.size()));
  }
}
