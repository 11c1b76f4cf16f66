// SPDX-License-Identifier: Apache-2.0
package io.lockgate.itests;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What a gateway's process takes of its host now, as the kernel and the virtual machine say. */
final class ProcessFigures {
  /** Threads of the virtual machine that come and go as it likes. */
  private static final Pattern OF_THE_PLATFORM =
      Pattern.compile("C[12] CompilerThre.*|Attach Listener|process reaper.*");

  private static final Pattern USED = Pattern.compile("total \\d+K, used (\\d+)K");

  private static final Pattern TOTAL = Pattern.compile("(?m)^Total\\s+\\d+\\s+(\\d+)");

  private static final Pattern CLASS =
      Pattern.compile("(?m)^[ |+-]*(?:Classes:)? +([\\w.$\\[;/+]+)$");

  /** An accessor of reflection has a loader of its own, which is listed as if it were a class. */
  private static final Pattern MADE_BY_THE_PLATFORM =
      Pattern.compile("Generated\\w*Accessor|DelegatingClassLoader|\\$\\$Lambda|LambdaForm");

  private ProcessFigures() {}

  /** Its open sockets. */
  static long sockets(long pid) throws IOException {
    try (Stream<Path> open = Files.list(Path.of("/proc/" + pid + "/fd"))) {
      return open.filter(each -> target(each).startsWith("socket:")).count();
    }
  }

  private static String target(Path descriptor) {
    try {
      return Files.readSymbolicLink(descriptor).toString();
    } catch (IOException closedMeanwhile) {
      return "";
    }
  }

  /** Its open files, sockets and all else. */
  static long descriptors(long pid) throws IOException {
    try (Stream<Path> open = Files.list(Path.of("/proc/" + pid + "/fd"))) {
      return open.count();
    }
  }

  /** Its threads: how many of each name. */
  static Map<String, Integer> threads(long pid) throws IOException {
    Map<String, Integer> names = new TreeMap<>();
    try (Stream<Path> tasks = Files.list(Path.of("/proc/" + pid + "/task"))) {
      for (Path task : (Iterable<Path>) tasks::iterator) {
        String name = name(task);
        if (!name.isEmpty() && !OF_THE_PLATFORM.matcher(name).matches()) {
          names.merge(name, 1, Integer::sum);
        }
      }
    }
    return names;
  }

  /** What there is more of than before. */
  static Map<String, Integer> added(Map<String, Integer> before, Map<String, Integer> now) {
    Map<String, Integer> added = new TreeMap<>();
    now.forEach(
        (name, count) -> {
          int more = count - before.getOrDefault(name, 0);
          if (more > 0) {
            added.put(name, more);
          }
        });
    return added;
  }

  static int sum(Map<String, Integer> counts) {
    return counts.values().stream().mapToInt(each -> each).sum();
  }

  private static String name(Path task) throws IOException {
    try {
      return Files.readString(task.resolve("comm")).strip();
    } catch (NoSuchFileException endedMeanwhile) {
      return "";
    }
  }

  /** Memory it holds, in KiB. */
  static long residentKib(long pid) throws IOException {
    for (String line : Files.readAllLines(Path.of("/proc/" + pid + "/status"))) {
      if (line.startsWith("VmRSS:")) {
        return Long.parseLong(line.replaceAll("\\D", ""));
      }
    }
    throw new IOException("no VmRSS of " + pid);
  }

  /** Heap that is in use after a collection, in KiB. */
  static long heapKib(long pid) {
    jcmd(pid, "GC.run");
    long sum = 0;
    Matcher matcher = USED.matcher(jcmd(pid, "GC.heap_info"));
    while (matcher.find()) {
      sum += Long.parseLong(matcher.group(1));
    }
    return sum;
  }

  /** Objects that a collection leaves, in KiB; unlike {@link #heapKib} without what was made since. */
  static long liveKib(long pid) {
    Matcher total = TOTAL.matcher(jcmd(pid, "GC.class_histogram"));
    if (!total.find()) {
      throw new AssertionError("no total in the class histogram");
    }
    return Long.parseLong(total.group(1)) / 1024;
  }

  /** Its loaded classes: how many of each name, without those the virtual machine makes when it likes. */
  static Map<String, Integer> classes(long pid) {
    Map<String, Integer> names = new TreeMap<>();
    Matcher line = CLASS.matcher(jcmd(pid, "VM.classloaders", "show-classes"));
    while (line.find()) {
      if (!MADE_BY_THE_PLATFORM.matcher(line.group(1)).find()) {
        names.merge(line.group(1), 1, Integer::sum);
      }
    }
    return names;
  }

  private static String jcmd(long pid, String... command) {
    List<String> line = new ArrayList<>();
    line.add(System.getProperty("java.home") + "/bin/jcmd");
    line.add("" + pid);
    line.addAll(List.of(command));
    return ShellResult.run(line, Map.of(), "").ok().out();
  }
}
