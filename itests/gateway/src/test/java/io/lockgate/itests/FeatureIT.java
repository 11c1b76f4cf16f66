// SPDX-License-Identifier: Apache-2.0
package io.lockgate.itests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A feature comes and goes without a restart of any other bundle. */
class FeatureIT {
  private static final GatewayProcess gateway = GatewayProcess.fresh();
  private static final Path work = Distribution.newBase();
  private static final TestSigner oem = TestSigner.create(work, "oem");

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
  void installing_and_removing_a_feature_restarts_no_other_bundle() {
    Set<String> before = moved();
    Features.installUnrelated(gateway, oem, work);
    gateway.shell("feature:uninstall", "unrelated").ok();
    assertFalse(
        gateway
            .shell("bundle:list", "-t", "0", "-s", "--no-format")
            .out()
            .contains("com.example.unrelated"));
    Set<String> after = moved();
    after.removeAll(before);
    after.removeIf(line -> line.contains("com.example.unrelated"));
    // its service is off: the features service starts it, the switch stops it again
    after.removeIf(line -> line.contains("io.lockgate.driver.sim"));
    assertEquals(Set.of(), after);
    assertTrue(Https.answers(gateway.port()));
  }

  /** Audit records of bundles that were started, stopped or updated. */
  private static Set<String> moved() {
    Set<String> records = new TreeSet<>();
    for (String type :
        new String[] {"BUNDLE_STARTED", "BUNDLE_STOPPED", "BUNDLE_UPDATED", "BUNDLE_UNINSTALLED"}) {
      for (JsonNode record :
          gateway.shell("gateway:audit", "--json", "--type", type, "--limit", "1000").json()) {
        records.add(record.toString());
      }
    }
    return records;
  }
}
