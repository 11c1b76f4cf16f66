// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.config.state;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lockgate.api.store.StateStore;
import io.lockgate.testkit.crash.CrashFs;
import io.lockgate.testkit.crash.CrashReport;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

class StateStoreInACrashTest {
  private static final List<String> NAMES =
      List.of("security/users", "audit/head", "permanent/locks/1", "flag");
  private static final int STEPS = 40;
  private static final int ABSENT = -1;

  /** One write, or a deletion. */
  private record Step(String name, String value, boolean delete) {
    void run(StateStore store) throws IOException {
      if (delete) {
        store.delete(name);
      } else {
        store.write(name, value.getBytes(ISO_8859_1));
      }
    }

    Map<String, Integer> after(Map<String, Integer> before) {
      Map<String, Integer> after = new TreeMap<>(before);
      if (delete) {
        after.remove(name);
      } else {
        after.put(name, value.hashCode());
      }
      return after;
    }
  }

  private static List<Step> steps(int seed, int number) {
    Random random = new Random(seed);
    List<Step> steps = new ArrayList<>();
    for (int i = 0; i < number; i++) {
      byte[] value = new byte[random.nextInt(2_000)];
      random.nextBytes(value);
      steps.add(
          new Step(
              NAMES.get(random.nextInt(NAMES.size())),
              new String(value, ISO_8859_1),
              random.nextInt(5) == 0));
    }
    return steps;
  }

  private static Map<String, Integer> content(StateStore store) throws IOException {
    Map<String, Integer> content = new TreeMap<>();
    for (String name : NAMES) {
      store
          .read(name)
          .ifPresent(value -> content.put(name, new String(value, ISO_8859_1).hashCode()));
    }
    assertEquals(List.copyOf(content.keySet()), store.list(""));
    return content;
  }

  private static StateStore open(Path root) throws IOException {
    return new ChecksummedStateStore(root.resolve("data/state"));
  }

  @Test
  void after_every_power_cut_each_value_is_whole_and_everything_acknowledged_is_there(
      TestReporter reporter) throws Exception {
    int states = 0;
    for (int seed = 1; states < 10_000; seed++) {
      CrashFs fs = new CrashFs(seed);
      List<Map<String, Integer>> models = history(fs, steps(seed, STEPS));
      CrashReport report =
          fs.crashes(
              300,
              (root, acknowledged) -> {
                int done = last(acknowledged);
                StateStore again = open(root);
                Map<String, Integer> found = content(again);
                assertTrue(
                    found.equals(models.get(done)) || found.equals(models.get(done + 1)),
                    () -> "after step " + done + ": " + found);
                again.write("flag", new byte[] {1});
                assertEquals(1, again.read("flag").orElseThrow().length);
              });
      states += report.states();
    }
    reporter.publishEntry("crash states", Integer.toString(states));
  }

  /** What is there after each step; the last one twice. */
  private static List<Map<String, Integer>> history(CrashFs fs, List<Step> steps)
      throws IOException {
    StateStore store = open(fs.root());
    List<Map<String, Integer>> models = new ArrayList<>(List.of(Map.of()));
    for (Step step : steps) {
      step.run(store);
      models.add(step.after(models.get(models.size() - 1)));
      fs.mark(models.size() - 1);
    }
    models.add(models.get(models.size() - 1));
    return models;
  }

  @Test
  void an_error_at_any_operation_leaves_each_value_whole_also_when_the_power_fails_later()
      throws Exception {
    for (int seed = 1; seed <= 3; seed++) {
      List<Step> steps = steps(seed, 8);
      CrashFs counting = new CrashFs(seed);
      possible(counting, steps);
      int operations = counting.operations();
      assertTrue(operations > 60, "only " + operations);
      for (int n = 1; n <= operations; n++) {
        CrashFs fs = new CrashFs(n);
        fs.failAt(n);
        List<Map<String, Set<Integer>>> possible = possible(fs, steps);
        assertPossible(content(open(fs.root())), possible, steps.size());
        fs.crashes(
            1,
            (root, acknowledged) -> {
              Map<String, Integer> found = content(open(root));
              assertPossible(found, possible, last(acknowledged));
            });
      }
    }
  }

  private static int last(List<Object> acknowledged) {
    return acknowledged.isEmpty() ? 0 : (int) acknowledged.get(acknowledged.size() - 1);
  }

  /** Each value is one that was possible after the last step, or is so after the one in progress. */
  private static void assertPossible(
      Map<String, Integer> found, List<Map<String, Set<Integer>>> possible, int done) {
    for (String name : NAMES) {
      int value = found.getOrDefault(name, ABSENT);
      assertTrue(
          possible.get(done).getOrDefault(name, Set.of()).contains(value)
              || possible.get(done + 1).getOrDefault(name, Set.of()).contains(value),
          () -> name + " after step " + done);
    }
  }

  /** What each value may be after each step: one, or after a failed step the old and the new until the next success. */
  private static List<Map<String, Set<Integer>>> possible(CrashFs fs, List<Step> steps)
      throws IOException {
    StateStore store;
    try {
      store = open(fs.root());
    } catch (IOException e) {
      store = open(fs.root());
    }
    Map<String, Set<Integer>> now = new TreeMap<>();
    NAMES.forEach(name -> now.put(name, Set.of(ABSENT)));
    List<Map<String, Set<Integer>>> possible = new ArrayList<>(List.of(Map.copyOf(now)));
    for (Step step : steps) {
      int wanted = step.after(Map.of()).getOrDefault(step.name(), ABSENT);
      try {
        step.run(store);
        assertEquals(wanted, content(store).getOrDefault(step.name(), ABSENT));
        now.put(step.name(), Set.of(wanted));
      } catch (IOException e) {
        Set<Integer> either = new HashSet<>(now.getOrDefault(step.name(), Set.of()));
        either.add(wanted);
        assertTrue(either.contains(content(store).getOrDefault(step.name(), ABSENT)));
        now.put(step.name(), either);
      }
      possible.add(Map.copyOf(now));
      fs.mark(possible.size() - 1);
    }
    possible.add(Map.copyOf(now));
    return possible;
  }
}
