// SPDX-License-Identifier: Apache-2.0
package io.lockgate.launcher.veto;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lockgate.launcher.fixture.Gateway;
import io.lockgate.launcher.fixture.Jar;
import io.lockgate.launcher.fixture.Keys;
import io.lockgate.launcher.fixture.Store;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.InstantSource;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.apache.felix.framework.cache.BundleArchive;
import org.apache.felix.framework.cache.BundleCache;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.BundleException;

/** Somebody replaces the jar at its source while it is being loaded. */
class SwapRaceTest {
  private static final int ROUNDS = 10_000;
  private static final Logger LOG = Logger.getLogger("io.lockgate.launcher");

  @BeforeEach
  void quiet() {
    LOG.setLevel(Level.OFF);
  }

  @AfterEach
  void loud() {
    LOG.setLevel(null);
  }

  @Test
  void nothing_unsigned_is_loaded(@TempDir Path folder) throws Exception {
    Gate gate = gate(folder);
    VetoCache cache = new VetoCache(gate, new org.apache.felix.framework.Logger(), storage(folder));
    int[] loaded =
        race(
            folder, true, (id, jar) -> cache.create(id, 1, "reference:" + jar.toUri(), null, null));
    assertEquals(0, loaded[1], "unsigned bytes loaded");
    System.out.println(ROUNDS + " loads during swaps: " + loaded[0] + " good, 0 unsigned");
    assertTrue(loaded[0] > 100 && loaded[0] < ROUNDS - 100, "the race was none: " + loaded[0]);
    cache.release();
  }

  @Test
  void a_check_before_the_copy_would_be_caught(@TempDir Path folder) throws Exception {
    Gate gate = gate(folder);
    BundleCache plain = new BundleCache(new org.apache.felix.framework.Logger(), storage(folder));
    int[] loaded =
        race(
            folder,
            false,
            (id, jar) -> {
              gate.require(jar.toFile(), "planted");
              return plain.create(id, 1, "planted", Files.newInputStream(jar), null);
            });
    assertTrue(loaded[1] > 0, "the planted fault was not found in " + ROUNDS + " rounds");
    plain.release();
  }

  /** The way into the cache under test. */
  private interface Load {
    BundleArchive from(long id, Path jar) throws Exception;
  }

  /** How many good and how many bad jars got in; ends with the first bad one. */
  private static int[] race(Path folder, boolean inPlaceToo, Load load) throws Exception {
    byte[] good = jar("good").sign(Keys.OEM).bytes();
    byte[] bad = jar("bad").bytes();
    Path source = Files.write(folder.resolve("source.jar"), good);
    AtomicBoolean stop = new AtomicBoolean();
    Thread swapper = new Thread(() -> swap(folder, inPlaceToo, source, stop, good, bad), "swapper");
    swapper.start();
    int[] loaded = new int[2];
    try {
      for (int i = 1; i <= ROUNDS && loaded[1] == 0; i++) {
        try {
          BundleArchive archive = load.from(i, source);
          byte[] data = archive.getCurrentRevision().getContent().getEntryAsBytes("data.txt");
          loaded[new String(data, UTF_8).equals("good") ? 0 : 1]++;
          archive.closeAndDelete();
        } catch (BundleException refused) {
          assertEquals(BundleException.SECURITY_ERROR, refused.getType());
        }
      }
    } finally {
      stop.set(true);
      swapper.join();
    }
    return loaded;
  }

  private static void swap(
      Path folder, boolean inPlaceToo, Path source, AtomicBoolean stop, byte[] good, byte[] bad) {
    try {
      for (int i = 0; !stop.get(); i++) {
        byte[] jar = i % 2 == 0 ? bad : good;
        if (inPlaceToo && i % 6 < 2) {
          Files.write(source, jar);
        } else {
          Files.move(
              Files.write(folder.resolve("next.jar"), jar), source, StandardCopyOption.ATOMIC_MOVE);
        }
        for (long until = System.nanoTime() + (i % 7) * 200_000L; System.nanoTime() < until; ) {
          Thread.onSpinWait();
        }
      }
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Jar jar(String data) {
    String manifest =
        """
        Manifest-Version: 1.0
        Bundle-ManifestVersion: 2
        Bundle-SymbolicName: com.oem.a

        """;
    return new Jar(Map.of())
        .with(Jar.MANIFEST, manifest.getBytes(UTF_8))
        .with("data.txt", data.getBytes(UTF_8));
  }

  private static Gate gate(Path folder) throws Exception {
    return Gateway.gate(new Store(folder.resolve("trust")), Set.of(), InstantSource.system());
  }

  private static Map<String, String> storage(Path folder) {
    return Map.of("org.osgi.framework.storage", folder.resolve("cache").toString());
  }
}
