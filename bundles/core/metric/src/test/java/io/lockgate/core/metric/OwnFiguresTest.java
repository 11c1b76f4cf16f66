// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.metric;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lockgate.api.metric.MetricSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OwnFiguresTest {
  @TempDir Path process = Path.of("");

  private static Map<String, Double> figures(MetricSource source) {
    Gathering gathering = new Gathering();
    source.collect(gathering);
    Map<String, Double> figures = new TreeMap<>();
    gathering
        .families()
        .forEach((name, family) -> figures.put(name, family.samples().get(0).value()));
    return figures;
  }

  @Test
  void kernel_says_how_much_is_used() throws IOException {
    Files.writeString(process.resolve("status"), "Name:\tjava\nVmRSS:\t   2048 kB\n");
    Files.writeString(
        process.resolve("limits"), "Max open files            1024        4096       files\n");
    Files.createDirectory(process.resolve("fd"));
    Files.createFile(process.resolve("fd/0"));
    Map<String, Double> figures = figures(new ProcessFigures(process));
    assertEquals(2048.0 * 1024, figures.get("process_resident_memory_bytes"));
    assertEquals(1024.0, figures.get("process_max_fds"));
    assertEquals(1.0, figures.get("process_open_fds"));
  }

  @Test
  void without_a_kernel_that_tells_they_are_left_out() {
    Map<String, Double> figures = figures(new ProcessFigures(process.resolve("none")));
    assertTrue(figures.keySet().stream().noneMatch(name -> name.contains("fds")));
    assertTrue(!figures.containsKey("process_resident_memory_bytes"));
  }

  @Test
  void machine_tells_its_memory_threads_and_collections() {
    Map<String, Double> figures = figures(new JvmFigures());
    for (String name :
        new String[] {
          "jvm_memory_used_bytes", "jvm_threads", "jvm_gc_collections_total", "jvm_classes_loaded"
        }) {
      assertTrue(figures.containsKey(name), name + " is not in " + figures);
    }
    assertTrue(figures.getOrDefault("jvm_threads", 0.0) >= 1);
  }
}
