// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.config;

import static io.lockgate.core.config.GenerationalConfigStoreTest.BY;
import static io.lockgate.core.config.fakes.Gateway.LINK;
import static io.lockgate.core.config.fakes.Gateway.SERVICE;
import static io.lockgate.core.config.fakes.Gateway.WEB;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lockgate.api.store.ConfigChange;
import io.lockgate.core.config.cfg.CfgFolder;
import io.lockgate.core.config.fakes.Gateway;
import io.lockgate.testkit.crash.CrashFs;
import io.lockgate.testkit.crash.CrashReport;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

class ConfigInACrashTest {
  private static final List<String> PIDS = List.of(WEB, SERVICE, LINK + "~bus1");
  private static final int STEPS = 30;

  /** A change by command, or of one file by hand. */
  private interface Step {
    void run(Gateway gateway, GenerationalConfigStore store) throws Exception;
  }

  private static List<Step> steps(int seed, int number) {
    Random random = new Random(seed);
    List<Step> steps = new ArrayList<>();
    for (int i = 0; i < number; i++) {
      int port = 1 + random.nextInt(65_535);
      String title = "t".repeat(random.nextInt(900));
      ConfigChange change =
          ConfigChange.none()
              .set(WEB, "port", "" + port)
              .set(SERVICE, "s" + i % 5, "zone" + i)
              .set(WEB, "title", title);
      int step = i;
      steps.add(
          switch (i % 4) {
            case 0 -> (gateway, store) -> store.change(change, BY, "step " + step);
            case 1 ->
                (gateway, store) ->
                    store.change(
                        ConfigChange.none().set(LINK + "~bus1", "device", "d" + step), BY, "");
            case 2 -> (gateway, store) -> edit(gateway, store, "port = " + port + "\n#\n");
            default ->
                (gateway, store) ->
                    store.change(ConfigChange.none().unset(LINK + "~bus1", "device"), BY, "");
          });
    }
    return steps;
  }

  /** As good editors save: a new file in place of the old one, its bytes forced, its name not. */
  private static void edit(Gateway gateway, GenerationalConfigStore store, String text)
      throws IOException {
    Path saved = Files.writeString(gateway.folders.etc().resolve("saving"), text);
    try (FileChannel channel = FileChannel.open(saved, StandardOpenOption.READ)) {
      channel.force(true);
    }
    Files.move(saved, gateway.folders.etc().resolve(WEB + ".cfg"), StandardCopyOption.ATOMIC_MOVE);
    store.poll();
    store.poll();
  }

  private static Map<String, Map<String, String>> inForce(GenerationalConfigStore store) {
    Map<String, Map<String, String>> all = new TreeMap<>();
    PIDS.forEach(pid -> all.put(pid, store.get(pid)));
    return all;
  }

  /** Opens after a restart; files and ConfigAdmin must agree with what is in force. */
  private static Map<String, Map<String, String>> reopened(Path root) throws IOException {
    Gateway gateway = new Gateway(root);
    GenerationalConfigStore store = gateway.open();
    CfgFolder files = new CfgFolder(gateway.folders.etc());
    Map<String, Map<String, String>> found = inForce(store);
    for (String pid : PIDS) {
      assertEquals(found.get(pid), files.read(CfgFolder.fileOf(pid)).settings(), pid);
      String key = pid.equals(WEB) ? "port" : pid.equals(SERVICE) ? "s0" : "device";
      String expected = String.valueOf(store.get(pid).get(key));
      assertEquals(expected, String.valueOf(gateway.admin.value(pid, key)), pid);
    }
    assertEquals(List.of(), store.problems());
    int newest = store.history().get(0).number();
    assertEquals(newest, store.history().size());
    return found;
  }

  private static Gateway fresh(CrashFs fs) throws IOException {
    Gateway gateway = new Gateway(fs.root());
    gateway.etc(WEB + ".cfg", "# Port.\n#port = 8443\n");
    gateway.etc(SERVICE + ".cfg", "# Services.\n");
    fs.settle();
    return gateway;
  }

  @Test
  void after_every_power_cut_one_whole_generation_is_in_force_and_everything_acknowledged_is_there(
      TestReporter reporter) throws Exception {
    int states = 0;
    for (int seed = 1; states < 10_000; seed++) {
      CrashFs fs = new CrashFs(seed);
      List<Map<String, Map<String, String>>> models = history(fs, steps(seed, STEPS));
      CrashReport report =
          fs.crashes(
              300,
              (root, acknowledged) -> {
                int done = last(acknowledged);
                Map<String, Map<String, String>> found = reopened(root);
                assertTrue(
                    found.equals(models.get(done)) || found.equals(models.get(done + 1)),
                    () -> "after step " + done + ": " + found);
              });
      states += report.states();
    }
    reporter.publishEntry("crash states", Integer.toString(states));
  }

  /** What is in force after each step; the last one twice. */
  private static List<Map<String, Map<String, String>>> history(CrashFs fs, List<Step> steps)
      throws Exception {
    Gateway gateway = fresh(fs);
    GenerationalConfigStore store = gateway.open();
    List<Map<String, Map<String, String>>> models = new ArrayList<>(List.of(inForce(store)));
    for (Step step : steps) {
      step.run(gateway, store);
      models.add(inForce(store));
      fs.mark(models.size() - 1);
    }
    models.add(inForce(store));
    return models;
  }

  private static int last(List<Object> acknowledged) {
    return acknowledged.isEmpty() ? 0 : (int) acknowledged.get(acknowledged.size() - 1);
  }

  @Test
  void an_error_at_any_operation_leaves_a_whole_generation_also_when_the_power_fails_later()
      throws Exception {
    CrashFs counting = new CrashFs(2);
    run(counting, steps(1, 4));
    int operations = counting.operations();
    assertTrue(operations > 60, "only " + operations);
    for (int n = 1; n <= operations; n++) {
      CrashFs fs = new CrashFs(n);
      int before = fs.operations();
      fs.failAt(before + n);
      List<List<Map<String, Map<String, String>>>> legal = run(fs, steps(1, 4));
      assertTrue(legal.get(legal.size() - 1).contains(reopened(fs.root())));
      fs.crashes(
          1,
          (root, acknowledged) -> {
            int done = acknowledged.isEmpty() ? 0 : (int) acknowledged.get(acknowledged.size() - 1);
            Map<String, Map<String, String>> found = reopened(root);
            assertTrue(
                legal.get(done).contains(found) || legal.get(done + 1).contains(found),
                () -> "after step " + done + ": " + found);
          });
    }
  }

  /** What may be found after each step: one content, or after a failed one the old and the new. */
  private static List<List<Map<String, Map<String, String>>>> run(CrashFs fs, List<Step> steps)
      throws Exception {
    Gateway gateway;
    try {
      gateway = fresh(fs);
    } catch (IOException e) {
      gateway = fresh(fs);
    }
    GenerationalConfigStore store;
    try {
      store = gateway.open();
    } catch (IOException e) {
      store = gateway.open();
    }
    List<List<Map<String, Map<String, String>>>> legal = new ArrayList<>();
    legal.add(List.of(inForce(store)));
    for (Step step : steps) {
      Map<String, Map<String, String>> before = inForce(store);
      try {
        step.run(gateway, store);
        store.poll();
        legal.add(List.of(inForce(store)));
      } catch (IOException e) {
        assertEquals(before, inForce(store));
        step.run(gateway, store);
        legal.add(List.of(before, inForce(store)));
      }
      fs.mark(legal.size() - 1);
    }
    store.poll();
    store.poll();
    legal.add(List.of(inForce(store)));
    return legal;
  }
}
