// SPDX-License-Identifier: Apache-2.0
package io.lockgate.itests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** R004: settings by command and by file, generations, refusals with file and line. */
class ConfigIT {
  private static final GatewayProcess gateway = GatewayProcess.fresh();

  @BeforeAll
  static void start() {
    gateway.start();
  }

  @AfterAll
  static void stop() {
    gateway.close();
  }

  @Test
  void a_setting_changed_by_command_is_a_generation_and_can_be_rolled_back() throws Exception {
    Path file = gateway.etc().resolve("io.lockgate.north.web.cfg");
    int former =
        gateway.shell("gateway:config-history", "--json").json().get(0).get("generation").asInt();
    int other = Distribution.freePort();
    gateway.shell("gateway:config-set", "io.lockgate.north.web", "port", "" + other).ok();
    Awaitility.await("moved")
        .atMost(Duration.ofSeconds(10))
        .until(() -> Https.answers(other) && !Https.accepts(gateway.port()));
    assertTrue(Files.readString(file).contains("" + other));
    JsonNode diff =
        gateway.shell("gateway:config-diff", "" + former, "" + (former + 1), "--json").json();
    assertEquals(1, diff.size(), diff.toString());
    gateway.shell("gateway:config-rollback", "" + former).ok();
    Awaitility.await("back")
        .atMost(Duration.ofSeconds(10))
        .until(() -> Https.answers(gateway.port()));
  }

  @Test
  void an_invalid_value_is_refused_before_it_is_applied() {
    ShellResult refused =
        gateway.shell("gateway:config-set", "io.lockgate.north.web", "port", "99999");
    assertNotEquals(0, refused.status());
    assertTrue((refused.out() + refused.err()).contains("port"), refused.toString());
    assertTrue(Https.answers(gateway.port()));
  }

  @Test
  void a_bad_line_in_a_file_is_reported_with_file_line_and_reason() throws Exception {
    Path file = gateway.etc().resolve("io.lockgate.core.audit.cfg");
    String before = Files.exists(file) ? Files.readString(file) : "";
    Files.writeString(file, "# a comment\n\nthis is no setting\n");
    Awaitility.await("reported")
        .atMost(Duration.ofSeconds(10))
        .until(
            () -> gateway.shell("gateway:status").out().contains("io.lockgate.core.audit.cfg:3"));
    assertTrue(gateway.log().contains("io.lockgate.core.audit.cfg:3"), "in the log");
    Files.writeString(file, before);
  }

  @Test
  void a_pid_that_could_name_code_is_refused() throws Exception {
    Path file = gateway.etc().resolve("org.apache.felix.fileinstall-evil.cfg");
    Files.writeString(file, "felix.fileinstall.dir = /tmp\n");
    Awaitility.await("reported")
        .atMost(Duration.ofSeconds(10))
        .until(() -> gateway.shell("gateway:status").out().contains("fileinstall-evil"));
    Files.delete(file);
  }
}
