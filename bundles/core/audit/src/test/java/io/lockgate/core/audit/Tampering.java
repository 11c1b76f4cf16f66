// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.audit;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;

/** What somebody with access to the files might do. Each call returns something that differs from its input. */
final class Tampering {
  private Tampering() {}

  static NavigableMap<String, byte[]> files(Map<String, byte[]> files, Random random) {
    TreeMap<String, byte[]> changed = new TreeMap<>(files);
    List<String> names = List.copyOf(files.keySet());
    String name = names.get(random.nextInt(names.size()));
    switch (random.nextInt(8)) {
      case 0 -> changed.remove(name);
      case 1 -> {
        String other = names.get((names.indexOf(name) + 1) % names.size());
        changed.put(name, Objects.requireNonNull(files.get(other)));
        changed.put(other, Objects.requireNonNull(files.get(name)));
      }
      default -> changed.put(name, bytes(Objects.requireNonNull(files.get(name)), random));
    }
    return changed;
  }

  static byte[] bytes(byte[] whole, Random random) {
    List<byte[]> lines = lines(whole);
    int at = random.nextInt(lines.size());
    int other = (at + 1 + random.nextInt(lines.size() - 1)) % lines.size();
    switch (random.nextInt(7)) {
      case 0 -> lines.set(at, edited(lines.get(at), random));
      case 1 -> lines.remove(at);
      case 2 -> lines.add(other, lines.get(at));
      case 3 -> Collections.swap(lines, at, other);
      case 4 -> lines.subList(at, lines.size()).clear();
      case 5 -> lines.subList(0, at + 1).clear();
      default -> {
        return Arrays.copyOf(whole, random.nextInt(whole.length));
      }
    }
    byte[] changed = joined(lines);
    return Arrays.equals(changed, whole) ? bytes(whole, random) : changed;
  }

  private static byte[] edited(byte[] line, Random random) {
    byte[] edited = line.clone();
    int at = random.nextInt(line.length);
    while (edited[at] == line[at]) {
      edited[at] = (byte) (' ' + random.nextInt(95));
    }
    return edited;
  }

  private static List<byte[]> lines(byte[] whole) {
    List<byte[]> lines = new ArrayList<>();
    int start = 0;
    for (int i = 0; i < whole.length; i++) {
      if (whole[i] == '\n') {
        lines.add(Arrays.copyOfRange(whole, start, i + 1));
        start = i + 1;
      }
    }
    return lines;
  }

  private static byte[] joined(List<byte[]> lines) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    lines.forEach(out::writeBytes);
    return out.toByteArray();
  }
}
