// SPDX-License-Identifier: Apache-2.0
package io.lockgate.launcher.veto;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lockgate.launcher.fixture.Defect;
import io.lockgate.launcher.fixture.Gateway;
import io.lockgate.launcher.spi.Verdict;
import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleException;

/** Every defect at every door that framework calls can open: refused, one verdict, no code run; the good twin starts. */
class TamperedBundleTest {
  private static final String NAME = "com.oem.driver";

  @ParameterizedTest
  @EnumSource
  void install_from_stream(Defect defect, @TempDir Path folder) throws Exception {
    byte[] bad = defect.jar(NAME);
    try (Gateway gateway = new Gateway(folder)) {
      assertThrows(
          BundleException.class,
          () -> gateway.context().installBundle("stream", new ByteArrayInputStream(bad)).start());
      requireOneRefusal(gateway, defect);
      requireGoodTwinRuns(gateway);
    }
  }

  @ParameterizedTest
  @EnumSource
  void install_from_file(Defect defect, @TempDir Path folder) throws Exception {
    Path jar = Files.write(folder.resolve("bad.jar"), defect.jar(NAME));
    try (Gateway gateway = new Gateway(folder)) {
      assertThrows(
          BundleException.class,
          () -> gateway.context().installBundle(jar.toUri().toString()).start());
      requireOneRefusal(gateway, defect);
      requireGoodTwinRuns(gateway);
    }
  }

  @ParameterizedTest
  @EnumSource
  void install_by_reference(Defect defect, @TempDir Path folder) throws Exception {
    Path jar = Files.write(folder.resolve("bad.jar"), defect.jar(NAME));
    try (Gateway gateway = new Gateway(folder)) {
      assertThrows(
          BundleException.class,
          () -> gateway.context().installBundle("reference:" + jar.toUri()).start());
      requireOneRefusal(gateway, defect);
      requireGoodTwinRuns(gateway);
    }
  }

  @ParameterizedTest
  @EnumSource
  void update_of_a_good_bundle(Defect defect, @TempDir Path folder) throws Exception {
    byte[] bad = defect.jar(NAME);
    try (Gateway gateway = new Gateway(folder)) {
      Bundle good = requireGoodTwinRuns(gateway);
      Files.delete(folder.resolve("canary").resolve(NAME));
      assertThrows(BundleException.class, () -> good.update(new ByteArrayInputStream(bad)));
      assertEquals(Bundle.ACTIVE, good.getState(), "the good revision runs again");
      Files.delete(folder.resolve("canary").resolve(NAME));
      good.stop();
      requireOneRefusal(gateway, defect);
      good.update(Defect.good(NAME).stream());
      good.start();
      assertTrue(gateway.ran(NAME));
    }
  }

  @ParameterizedTest
  @EnumSource
  void replacement_in_the_cache_between_boots(Defect defect, @TempDir Path folder)
      throws Exception {
    byte[] bad = defect.jar(NAME);
    try (Gateway gateway = new Gateway(folder)) {
      requireGoodTwinRuns(gateway);
      Files.delete(folder.resolve("canary").resolve(NAME));
      gateway.restart(
          cache -> {
            try (Stream<Path> all = Files.walk(cache)) {
              Files.write(all.filter(f -> f.endsWith("bundle.jar")).findFirst().orElseThrow(), bad);
            }
          });
      assertEquals(1, gateway.context().getBundles().length, "the system bundle alone");
      requireOneRefusal(gateway, defect);
      requireGoodTwinRuns(gateway);
    }
  }

  private static void requireOneRefusal(Gateway gateway, Defect defect) {
    List<Verdict> verdicts = gateway.verdicts();
    assertEquals(1, verdicts.size(), verdicts::toString);
    assertTrue(verdicts.get(0).refused());
    assertTrue(verdicts.get(0).reason().contains(defect.reason()), verdicts.get(0)::reason);
    assertFalse(gateway.ran(NAME), "code of the refused bundle ran");
  }

  private static Bundle requireGoodTwinRuns(Gateway gateway) throws Exception {
    Bundle bundle = gateway.context().installBundle("good", Defect.good(NAME).stream());
    bundle.start();
    assertTrue(gateway.ran(NAME));
    return bundle;
  }
}
