// SPDX-License-Identifier: Apache-2.0
package io.lockgate.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lockgate.launcher.fixture.Release;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MainTest {
  private static final InstantSource CLOCK =
      InstantSource.fixed(Instant.parse("2026-01-02T03:04:05.678Z"));

  @Test
  void a_changed_file_stops_the_boot_and_is_kept_for_the_audit_log(@TempDir Path folder)
      throws Exception {
    Places places = places(folder);
    Files.writeString(places.code().resolve("system/org/x/f1.jar"), "changed");
    Properties properties = new Properties();
    assertEquals(78, Main.prepare(places, properties, CLOCK));
    assertEquals(78, Main.prepare(places, properties, CLOCK));
    assertEquals(
        List.of("2026-01-02T03:04:05Z boot stopped: changed: system/org/x/f1.jar"),
        places.findings().all(),
        "a boot loop does not fill the file");
    assertTrue(properties.isEmpty(), "Karaf was told nothing");
  }

  @Test
  void a_good_boot_empties_the_cache_and_keeps_everything_private(@TempDir Path folder)
      throws Exception {
    Places places = places(folder);
    Path stale =
        Files.createDirectories(places.data().resolve("cache/bundle1")).resolve("bundle.jar");
    Files.writeString(stale, "tampered");
    Properties properties = new Properties();
    assertEquals(0, Main.prepare(places, properties, CLOCK));
    assertFalse(Files.exists(stale));
    for (String name : List.of("", "cache", "log", "run", "state")) {
      assertEquals(
          "rwx------",
          PosixFilePermissions.toString(
              Files.getPosixFilePermissions(places.data().resolve(name))));
    }
    assertEquals(places.code().toRealPath().toString(), properties.getProperty("karaf.base"));
    assertEquals(places.data().toString(), properties.getProperty("karaf.data"));
  }

  @Test
  void a_verified_boot_is_good_for_one_framework(@TempDir Path folder) throws Exception {
    Places places = places(folder);
    VetoFrameworkFactory factory = new VetoFrameworkFactory();
    Map<String, String> storage =
        Map.of("org.osgi.framework.storage", places.data().resolve("cache").toString());
    assertEquals(0, Main.prepare(places, new Properties(), CLOCK));
    factory.newFramework(storage);
    assertThrows(IllegalStateException.class, () -> factory.newFramework(storage));
  }

  @Test
  void an_unreadable_trust_store_trusts_nobody_but_does_not_stop_the_boot(@TempDir Path folder)
      throws Exception {
    Places places = places(folder);
    Files.createDirectories(places.trustStore());
    Files.writeString(places.trustStore().resolve("mode"), "whatever");
    assertEquals(0, Main.prepare(places, new Properties(), CLOCK));
  }

  @Test
  void findings_are_bounded(@TempDir Path folder) throws Exception {
    Findings findings = new Findings(folder.resolve("findings"));
    for (int i = 0; i < 2_000; i++) {
      findings.add(CLOCK.instant(), "finding " + i + "\nwith a line break".repeat(3));
    }
    assertTrue(Files.size(folder.resolve("findings")) <= 1 << 16);
    assertTrue(findings.all().get(0).startsWith("2026-01-02T03:04:05Z finding 0?with"));
    findings.forget();
    assertEquals(List.of(), findings.all());
  }

  @Test
  void a_missing_property_is_named() {
    String message =
        assertThrows(IllegalArgumentException.class, () -> Places.of(new Properties()))
            .getMessage();
    assertEquals("system property lockgate.etc is not set", message);
  }

  private static Places places(Path folder) throws Exception {
    Path code = Files.createDirectories(folder.resolve("code"));
    Release.make(code);
    return new Places(code, folder.resolve("data"));
  }
}
