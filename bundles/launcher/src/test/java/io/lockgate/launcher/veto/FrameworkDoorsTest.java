// SPDX-License-Identifier: Apache-2.0
package io.lockgate.launcher.veto;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lockgate.launcher.fixture.Defect;
import io.lockgate.launcher.fixture.Gateway;
import io.lockgate.launcher.fixture.Jar;
import io.lockgate.launcher.fixture.Keys;
import io.lockgate.launcher.spi.TrustGate;
import io.lockgate.launcher.spi.Verdict;
import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleException;

/** What the framework does with the gate's answers. */
class FrameworkDoorsTest {
  @ParameterizedTest
  @ValueSource(strings = {"off", "warn", "trusted"})
  void an_unsigned_extension_never_runs(String mode, @TempDir Path folder) throws Exception {
    Jar extension =
        Jar.bundle(
            "evil",
            "Fragment-Host: system.bundle;extension:=framework",
            "ExtensionBundle-Activator: io.lockgate.launcher.fixture.CanaryActivator");
    try (Gateway gateway = new Gateway(folder)) {
      gateway.store().mode(mode);
      gateway.gate().reload();
      assertThrows(
          BundleException.class, () -> gateway.context().installBundle("evil", extension.stream()));
      Bundle good = gateway.context().installBundle("good", Defect.good("com.oem.a").stream());
      good.start();
      assertThrows(BundleException.class, () -> good.update(extension.stream()));
      assertEquals(Bundle.ACTIVE, good.getState());
      assertEquals(2, gateway.verdicts().size());
      assertTrue(gateway.verdicts().stream().allMatch(Verdict::refused));
      assertEquals(Bundle.ACTIVE, gateway.context().getBundle(0).getState());
    }
  }

  @Test
  void an_unsigned_fragment_is_refused(@TempDir Path folder) throws Exception {
    Jar fragment = Jar.bundle("com.oem.fragment", "Fragment-Host: com.oem.driver");
    try (Gateway gateway = new Gateway(folder)) {
      gateway.context().installBundle("good", Defect.good("com.oem.driver").stream()).start();
      assertThrows(
          BundleException.class,
          () -> gateway.context().installBundle("fragment", fragment.stream()));
      gateway.context().installBundle("fragment", fragment.sign(Keys.OEM).stream());
    }
  }

  @Test
  void warn_lets_unsigned_code_in_and_says_so(@TempDir Path folder) throws Exception {
    try (Gateway gateway = new Gateway(folder)) {
      gateway.store().mode("warn");
      gateway.gate().reload();
      gateway.context().installBundle("x", Jar.bundle("com.x").stream()).start();
      assertTrue(gateway.ran("com.x"));
      assertEquals(1, gateway.verdicts().size());
      assertFalse(gateway.verdicts().get(0).refused());
    }
  }

  @Test
  void random_bytes_are_refused_with_one_verdict(@TempDir Path folder) throws Exception {
    try (Gateway gateway = new Gateway(folder)) {
      assertThrows(
          BundleException.class,
          () -> gateway.context().installBundle("png", new ByteArrayInputStream(new byte[999])));
      assertEquals(1, gateway.verdicts().size());
      assertTrue(gateway.verdicts().get(0).reason().startsWith("wrong signature"));
    }
  }

  @Test
  void an_exploded_folder_is_refused(@TempDir Path folder) throws Exception {
    Path exploded = folder.resolve("exploded");
    Files.createDirectories(exploded.resolve("META-INF"));
    Files.writeString(exploded.resolve("META-INF/MANIFEST.MF"), "Bundle-SymbolicName: x\n");
    try (Gateway gateway = new Gateway(folder)) {
      String location = "reference:" + exploded.toUri();
      assertThrows(BundleException.class, () -> gateway.context().installBundle(location));
    }
  }

  @Test
  void what_was_extracted_beside_the_jar_does_not_outlive_a_boot(@TempDir Path folder)
      throws Exception {
    try (Gateway gateway = new Gateway(folder)) {
      Bundle bundle = gateway.context().installBundle("a", Defect.good("com.oem.a").stream());
      bundle.start();
      assertNotNull(bundle.getResource("inner.txt"));
      gateway.restart(
          cache -> {
            try (var all = Files.walk(cache)) {
              Path nested = all.filter(f -> f.endsWith("nested.jar")).findFirst().orElseThrow();
              new Jar(java.util.Map.of()).with("evil.txt", new byte[] {1}).write(nested);
            }
          });
      Bundle again = gateway.context().getBundle("a");
      assertEquals(null, again.getResource("evil.txt"));
      assertNotNull(again.getResource("inner.txt"));
    }
  }

  @Test
  void a_revoked_signer_is_refused_at_the_next_resolve(@TempDir Path folder) throws Exception {
    try (Gateway gateway = new Gateway(folder)) {
      Bundle bundle = gateway.context().installBundle("a", Defect.good("com.oem.a").stream());
      assertTrue(gateway.gate().objection(bundle).isEmpty());
      gateway.store().revoke(Keys.OEM);
      gateway.gate().reload();
      assertTrue(gateway.gate().objection(bundle).orElse("").contains("revoked"));
      assertThrows(BundleException.class, bundle::start);
      assertThrows(BundleException.class, bundle::start);
      assertEquals(1, gateway.verdicts().size(), "told once");
    }
  }

  @Test
  void the_gate_is_a_service_and_keeps_verdicts_for_a_late_listener(@TempDir Path folder)
      throws Exception {
    try (Gateway gateway = new Gateway(folder, Set.of(), InstantSource.system())) {
      var reference = gateway.context().getServiceReference(TrustGate.class);
      TrustGate gate = gateway.context().getService(reference);
      gate.onVerdict(verdict -> {}).run();
      assertThrows(
          BundleException.class,
          () -> gateway.context().installBundle("x", Jar.bundle("x").stream()));
      List<Verdict> heard = new ArrayList<>();
      gate.onVerdict(heard::add);
      assertEquals(1, heard.size());
      assertEquals("x", heard.get(0).symbolicName());
    }
  }
}
