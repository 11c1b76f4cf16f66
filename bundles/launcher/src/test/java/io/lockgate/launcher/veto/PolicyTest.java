// SPDX-License-Identifier: Apache-2.0
package io.lockgate.launcher.veto;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lockgate.launcher.fixture.Defect;
import io.lockgate.launcher.fixture.Gateway;
import io.lockgate.launcher.fixture.Jar;
import io.lockgate.launcher.fixture.Keys;
import io.lockgate.launcher.fixture.Store;
import io.lockgate.launcher.install.Sha256;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.osgi.framework.BundleException;

/** Modes, scopes and times, by direct questions to the gate. */
class PolicyTest {
  private static final Jar LISTED = Jar.bundle("org.platform.base");
  private static final String EXTENSION = "Fragment-Host: system.bundle;extension:=framework";

  private Path folder = Path.of("");

  @BeforeEach
  void remember(@TempDir Path temporary) {
    folder = temporary;
  }

  /** y = let in, n = refused; columns are the modes. */
  @ParameterizedTest(name = "{0}")
  @CsvSource({
    //                     off, warn, trusted, ca-only
    "good,                  y,   y,    y,       n",
    "issued,                y,   y,    y,       y",
    "platform,              y,   y,    y,       y",
    "unsigned,              y,   y,    n,       n",
    "stranger,              y,   y,    n,       n",
    "modified,              n,   n,    n,       n",
    "revoked,               n,   n,    n,       n",
    "two signers one bad,   y,   y,    n,       n",
    "foreign name,          y,   y,    n,       n",
    "longer name,           y,   y,    n,       n",
    "no name,               y,   y,    n,       n",
    "platform name,         n,   n,    n,       n",
    "our name,              n,   n,    n,       n",
    "extension,             n,   n,    n,       n",
    "signed extension,      n,   n,    n,       n",
    "platform extension,    n,   n,    n,       n",
    "platform fragment,     n,   n,    n,       n",
    "own fragment,          y,   y,    y,       n",
    "foreign fragment,      y,   y,    n,       n",
    "loose feature,         y,   y,    n,       n",
  })
  void modes_and_scopes(String what, String off, String warn, String trusted, String caOnly)
      throws Exception {
    Path jar = jar(what).write(folder.resolve("x.jar"));
    assertEquals(off, answer("off", jar), "off");
    assertEquals(warn, answer("warn", jar), "warn");
    assertEquals(trusted, answer("trusted", jar), "trusted");
    assertEquals(caOnly, answer("ca-only", jar), "ca-only");
  }

  private static Jar jar(String what) {
    String name = "com.oem.driver";
    return switch (what) {
      case "good" -> Defect.good(name);
      case "issued" -> Jar.bundle("com.factory.driver").sign(Keys.ISSUED);
      case "platform" -> Jar.bundle("io.lockgate.extra").sign(Keys.PLATFORM);
      case "unsigned" -> Jar.bundle(name);
      case "stranger" -> Jar.bundle(name).sign(Keys.STRANGER);
      case "modified" -> Defect.good(name).flip(Jar.CANARY);
      case "revoked" -> Jar.bundle(name).sign(Keys.REVOKED);
      case "two signers one bad" -> Defect.good(name).sign(Keys.STRANGER);
      case "foreign name" -> Jar.bundle("com.other.driver").sign(Keys.OEM);
      case "longer name" -> Jar.bundle("com.oemother").sign(Keys.OEM);
      case "no name" -> Jar.bundle("").sign(Keys.OEM);
      case "platform name" -> Jar.bundle("org.platform.base").sign(Keys.OEM);
      case "our name" -> Jar.bundle("io.lockgate.core.config").sign(Keys.OEM);
      case "extension" -> Jar.bundle(name, EXTENSION);
      case "signed extension" -> Jar.bundle(name, EXTENSION).sign(Keys.OEM);
      case "platform extension" -> Jar.bundle(name, EXTENSION).sign(Keys.PLATFORM);
      case "platform fragment" ->
          Jar.bundle(name, "Fragment-Host: org.platform.base").sign(Keys.OEM);
      case "own fragment" -> Jar.bundle(name, "Fragment-Host: com.oem.base").sign(Keys.OEM);
      case "foreign fragment" -> Jar.bundle(name, "Fragment-Host: com.else").sign(Keys.OEM);
      case "loose feature" ->
          new Jar(java.util.Map.of())
              .with(
                  Jar.MANIFEST,
                  "Manifest-Version: 1.0\n\n".getBytes(java.nio.charset.StandardCharsets.UTF_8))
              .with("META-INF/org.apache.karaf.shell.features/x.xml", new byte[] {1});
      default -> throw new IllegalArgumentException(what);
    };
  }

  private String answer(String mode, Path jar) throws Exception {
    Store store = new Store(folder.resolve("trust"));
    store.mode(mode).enrol(Keys.AUTHORITY, "com.factory");
    Gate gate = gate(InstantSource.system());
    gate.require(LISTED.write(folder.resolve("listed.jar")).toFile(), "listed");
    return refusal(gate, jar).isEmpty() ? "y" : "n";
  }

  @Test
  void a_loose_feature_is_told_what_to_do() throws Exception {
    Path jar = jar("loose feature").write(folder.resolve("x.jar"));
    assertTrue(refusal(gate(InstantSource.system()), jar).endsWith("as a KAR"));
  }

  @Test
  void an_extension_on_the_list_is_let_in() throws Exception {
    Path jar = Jar.bundle("x", EXTENSION).write(folder.resolve("x.jar"));
    Gate gate =
        Gateway.gate(
            new Store(folder.resolve("trust")),
            Set.of(new Sha256().of(jar)),
            InstantSource.system());
    assertEquals("", refusal(gate, jar));
  }

  @ParameterizedTest
  @CsvSource({"2000-01-01T00:00:00Z", "2100-01-01T00:00:00Z"})
  void a_signature_is_judged_by_its_own_time_not_by_the_clock(String now) throws Exception {
    Path jar = Defect.good("com.oem.driver").write(folder.resolve("x.jar"));
    assertEquals("", refusal(gate(InstantSource.fixed(Instant.parse(now))), jar));
  }

  @Test
  void a_signature_without_time_is_judged_by_the_clock() throws Exception {
    Path jar =
        Jar.bundle("com.oem.driver").signWithoutTime(Keys.OEM).write(folder.resolve("x.jar"));
    assertEquals("", refusal(gate(InstantSource.system()), jar));
    InstantSource later = InstantSource.offset(InstantSource.system(), Duration.ofDays(3650));
    assertTrue(refusal(gate(later), jar).contains("had expired"));
  }

  @ParameterizedTest
  @CsvSource({
    "expired, had expired when it signed",
    "future, not yet valid when it signed",
    "web-server, does not allow code signing",
    "encipher-only, not covered",
  })
  void a_bad_certificate_is_refused(String alias, String reason) throws Exception {
    Path jar = Jar.bundle("com.oem.driver").sign(alias).write(folder.resolve("x.jar"));
    String refusal = refusal(gate(InstantSource.system()), jar);
    assertTrue(refusal.contains(reason), refusal);
  }

  @ParameterizedTest
  @EnumSource(Defect.class)
  void every_defect_is_a_wrong_signature_or_a_revoked_signer(Defect defect) throws Exception {
    Path jar = Files.write(folder.resolve("x.jar"), defect.jar("com.oem.driver"));
    String refusal = refusal(gate(InstantSource.system()), jar);
    assertTrue(refusal.contains("wrong signature") || defect == Defect.REVOKED, refusal);
  }

  @Test
  void random_bytes_are_a_wrong_signature() throws Exception {
    Path png = Files.write(folder.resolve("x.jar"), new byte[] {(byte) 0x89, 'P', 'N', 'G', 13});
    assertTrue(refusal(gate(InstantSource.system()), png).contains("wrong signature"));
  }

  private Gate gate(InstantSource clock) throws Exception {
    return Gateway.gate(new Store(folder.resolve("trust")), Set.of(LISTED.digest()), clock);
  }

  /** The reason, empty when let in. */
  private static String refusal(Gate gate, Path jar) {
    try {
      gate.require(jar.toFile(), "test");
      return "";
    } catch (BundleException e) {
      return String.valueOf(e.getMessage());
    }
  }
}
