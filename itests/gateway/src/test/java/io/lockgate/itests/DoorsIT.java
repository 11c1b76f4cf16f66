// SPDX-License-Identifier: Apache-2.0
package io.lockgate.itests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** U1 through the doors of a running gateway: the deploy folder, a KAR, a feature, the shell. */
class DoorsIT {
  private static final GatewayProcess gateway = GatewayProcess.fresh();
  private static final Path work = Distribution.newBase();
  private static final TestSigner oem = TestSigner.create(work, "oem");
  private static final TestSigner stranger = TestSigner.create(work, "stranger");

  @BeforeAll
  static void start() {
    gateway.start();
    gateway
        .shell("gateway:trust-add", oem.certificate().toString(), "--prefix", "com.example")
        .ok();
  }

  @AfterAll
  static void stop() {
    gateway.close();
  }

  @Test
  void each_defect_is_refused_at_each_door_and_runs_nothing() throws Exception {
    int cells = 0;
    for (Map.Entry<String, Path> defect : defects().entrySet()) {
      for (String door : List.of("deploy", "kar", "feature", "shell")) {
        int before = refusals();
        enter(door, defect.getValue(), defect.getKey());
        Awaitility.await(defect.getKey() + " at " + door + " is refused and audited")
            .atMost(Duration.ofSeconds(15))
            .until(() -> refusals() > before);
        assertFalse(
            Files.exists(gateway.data().resolve("canary")),
            defect.getKey() + " ran through " + door);
        cells++;
      }
    }
    System.out.println(
        "U1: "
            + cells
            + " of "
            + cells
            + " cells refused through the doors of a running gateway, 0 code run");
    assertTrue(Https.answers(gateway.port()));
  }

  @Test
  void the_operator_is_told_why_in_the_shell_and_in_the_log() throws Exception {
    Path jar = TestBundle.canary(work, "com.example.unsigned", Map.of());
    Files.copy(jar, gateway.deploy().resolve("told.jar"));
    Awaitility.await()
        .atMost(Duration.ofSeconds(10))
        .until(() -> gateway.shell("gateway:trust-refusals").out().contains("told.jar"));
    assertTrue(gateway.log().contains("told.jar"), gateway.log());
  }

  @Test
  void a_loose_feature_file_is_refused_with_advice() throws Exception {
    Path bundle =
        oem.sign(TestBundle.empty(work, "com.example.loose"), work.resolve("loose-signed.jar"));
    Path file = Features.repository(work, "loose", bundle);
    Files.copy(file, gateway.deploy().resolve("loose-features.xml"));
    Awaitility.await()
        .atMost(Duration.ofSeconds(15))
        .until(() -> gateway.shell("gateway:trust-refusals").out().contains("KAR"));
  }

  @Test
  void the_good_twin_is_let_in_at_each_door() {
    for (String door : List.of("deploy", "kar", "feature", "shell")) {
      String name = "com.example.good" + door;
      Path jar = oem.sign(TestBundle.empty(work, name), work.resolve(name + "-signed.jar"));
      enter(door, jar, "good" + door);
      Awaitility.await("good bundle through " + door)
          .atMost(Duration.ofSeconds(15))
          .until(
              () ->
                  gateway
                      .shell("bundle:list", "-t", "0", "-s", "--no-format")
                      .out()
                      .contains(name));
    }
  }

  /** U5: whatever is swapped under the deployer, only what was checked is loaded. */
  @Test
  void a_file_swapped_in_the_deploy_folder_twenty_times_never_runs_unsigned() throws Exception {
    Path bad = TestBundle.canary(work, "com.example.swap", Map.of());
    Path good =
        oem.sign(TestBundle.empty(work, "com.example.swapped"), work.resolve("swapped-signed.jar"));
    for (int i = 0; i < 20; i++) {
      int before = refusals();
      Path target = gateway.deploy().resolve("swap.jar");
      Files.copy(good, target, StandardCopyOption.REPLACE_EXISTING);
      Path staged =
          Files.copy(bad, work.resolve("staged.jar"), StandardCopyOption.REPLACE_EXISTING);
      Files.move(staged, target, StandardCopyOption.ATOMIC_MOVE);
      Files.copy(good, target, StandardCopyOption.REPLACE_EXISTING);
      Files.copy(bad, target, StandardCopyOption.REPLACE_EXISTING);
      Awaitility.await("refused").atMost(Duration.ofSeconds(10)).until(() -> refusals() > before);
      assertFalse(
          Files.exists(gateway.data().resolve("canary")), "unsigned code ran in round " + i);
      Files.delete(target);
    }
  }

  private static Map<String, Path> defects() {
    Map<String, Path> defects = new LinkedHashMap<>();
    defects.put("unsigned", TestBundle.canary(work, "com.example.d1", Map.of()));
    defects.put(
        "stranger",
        stranger.sign(
            TestBundle.canary(work, "com.example.d2", Map.of()), work.resolve("d2-signed.jar")));
    defects.put(
        "prefix",
        oem.sign(TestBundle.canary(work, "org.other.d3", Map.of()), work.resolve("d3-signed.jar")));
    defects.put(
        "changed",
        Tamper.changeOneEntry(
            oem.sign(
                TestBundle.canary(work, "com.example.d4", Map.of()), work.resolve("d4-signed.jar")),
            work.resolve("d4-bad.jar")));
    defects.put(
        "added",
        Tamper.addEntry(
            oem.sign(
                TestBundle.canary(work, "com.example.d5", Map.of()), work.resolve("d5-signed.jar")),
            work.resolve("d5-bad.jar")));
    defects.put(
        "removed",
        Tamper.removeEntry(
            oem.sign(
                TestBundle.canary(work, "com.example.d6", Map.of()), work.resolve("d6-signed.jar")),
            work.resolve("d6-bad.jar")));
    defects.put(
        "extension",
        TestBundle.canary(
            work,
            "com.example.d7",
            Map.of(
                "Fragment-Host",
                "system.bundle;extension:=framework",
                "ExtensionBundle-Activator",
                "io.lockgate.itests.canary.Canary")));
    defects.put(
        "signedextension",
        oem.sign(
            TestBundle.canary(
                work,
                "com.example.d8",
                Map.of(
                    "Fragment-Host",
                    "system.bundle;extension:=framework",
                    "ExtensionBundle-Activator",
                    "io.lockgate.itests.canary.Canary")),
            work.resolve("d8-signed.jar")));
    defects.put(
        "fragment",
        oem.sign(
            TestBundle.canary(
                work, "com.example.d9", Map.of("Fragment-Host", "io.lockgate.core.audit")),
            work.resolve("d9-signed.jar")));
    return defects;
  }

  private static void enter(String door, Path jar, String name) {
    try {
      switch (door) {
        case "deploy" -> Files.copy(jar, gateway.deploy().resolve(name + ".jar"));
        case "kar" -> {
          Path kar = Features.kar(work.resolve(name + "-unsigned.kar"), name, jar, "");
          oem.sign(kar, work.resolve(name + ".kar"));
          Files.copy(work.resolve(name + ".kar"), gateway.deploy().resolve(name + ".kar"));
        }
        case "feature" -> {
          Path repository = Features.repository(work, "f" + name, jar);
          gateway.shell("feature:repo-add", repository.toUri().toString()).ok();
          gateway.shell("feature:install", "f" + name);
        }
        default -> gateway.shell("bundle:install", "-s", jar.toUri().toString());
      }
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static int refusals() {
    JsonNode audit =
        gateway
            .shell("gateway:audit", "--json", "--type", "BUNDLE_REFUSED", "--limit", "1000")
            .json();
    List<String> ids = new ArrayList<>();
    audit.forEach(record -> ids.add(record.toString()));
    assertEquals(audit.size(), ids.size());
    return ids.size();
  }
}
