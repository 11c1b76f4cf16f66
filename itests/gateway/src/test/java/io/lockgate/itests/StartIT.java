// SPDX-License-Identifier: Apache-2.0
package io.lockgate.itests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.lockgate.testkit.peer.Requires;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A fresh gateway, as unpacked. */
class StartIT {
  private static GatewayProcess gateway = GatewayProcess.fresh();

  @BeforeAll
  static void start() {
    gateway.start();
  }

  @AfterAll
  static void stop() {
    gateway.close();
  }

  @Test
  void the_status_page_answers_over_https() throws Exception {
    var answer = Https.get(gateway.port(), "/");
    assertEquals(200, answer.statusCode());
    assertTrue(answer.body().contains("Lockgate"), answer.body());
    String version = gateway.shell("gateway:info", "--json").json().findValue("version").asText();
    assertTrue(
        version.matches("\\d{3}\\.\\d{3}\\.\\d{3}") && answer.body().contains(version), version);
    assertEquals("no-store", answer.headers().firstValue("Cache-Control").orElse(""));
  }

  @Test
  void the_page_answers_by_a_name_the_certificate_does_not_know() {
    Requires.program("curl");
    String answer =
        ShellResult.run(
                List.of(
                    "curl",
                    "-sk",
                    "-o",
                    "/dev/null",
                    "-w",
                    "%{http_code}",
                    "--resolve",
                    "gateway.example:" + gateway.port() + ":127.0.0.1",
                    "https://gateway.example:" + gateway.port() + "/"),
                Map.of(),
                "")
            .ok()
            .out();
    assertEquals("200", answer);
  }

  @Test
  void the_list_of_listening_sockets_equals_the_list_of_services() {
    Set<String> declared = new TreeSet<>();
    for (JsonNode service : gateway.shell("gateway:services", "--json").json()) {
      service.get("endpoints").forEach(endpoint -> declared.add(endpoint.asText()));
    }
    assertFalse(declared.isEmpty());
    assertEquals(declared, Sockets.listening(gateway.pid()));
  }

  @Test
  void a_full_tcp_scan_finds_the_service_ports_and_nothing_else() {
    Requires.program("nmap");
    ShellResult scan =
        ShellResult.run(
                List.of("nmap", "-n", "-Pn", "-sT", "-p-", "-oG", "-", "127.0.0.1"), Map.of(), "")
            .ok();
    Set<Integer> open =
        Arrays.stream(scan.out().split("[ ,]+"))
            .filter(word -> word.contains("/open/tcp"))
            .map(word -> Integer.valueOf(word.substring(0, word.indexOf('/'))))
            .collect(Collectors.toCollection(TreeSet::new));
    for (int forbidden : new int[] {22, 80, 1099, 8101, 8181, 44444}) {
      assertFalse(Sockets.tcpPorts(gateway.pid()).contains(forbidden), "port " + forbidden);
    }
    Set<Integer> services = Set.of(gateway.port(), gateway.modbusPort());
    assertTrue(open.containsAll(services), scan.out());
    assertEquals(services, Sockets.tcpPorts(gateway.pid()));
  }

  @Test
  void all_bundles_are_active() {
    String bundles = gateway.shell("bundle:list", "-t", "0", "--no-format").ok().out();
    assertTrue(bundles.contains("Lockgate api"), bundles);
    assertFalse(bundles.contains("Installed"), bundles);
    assertFalse(bundles.contains("Waiting"), bundles);
    assertFalse(bundles.contains("Failure"), bundles);
  }

  @Test
  void info_shows_version_and_the_development_key() {
    JsonNode info = gateway.shell("gateway:info", "--json").json();
    assertTrue(info.toString().matches(".*\\b\\d{3}\\.\\d{3}\\.\\d{3}\\b.*"), info.toString());
    assertTrue(info.toString().contains("development"), info.toString());
  }

  @Test
  void nothing_was_written_into_the_code_folder_and_data_is_private() throws Exception {
    try (Stream<Path> code = Files.walk(gateway.code())) {
      Path seal = gateway.code().resolve("trust/files.sig");
      List<Path> newer =
          code.filter(p -> p.toFile().lastModified() > seal.toFile().lastModified() + 1000)
              .toList();
      assertEquals(List.of(), newer);
    }
    assertEquals(
        "rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(gateway.data())));
  }

  @Test
  void it_runs_on_the_java_it_was_told_to() {
    String home = System.getenv("JAVA_HOME");
    String java = home == null ? "java" : home + "/bin/java";
    String told = ShellResult.run(List.of(java, "-version"), Map.of(), "").err();
    String version = told.substring(told.indexOf('"') + 1, told.lastIndexOf('"'));
    assertTrue(gateway.shell("gateway:info").out().contains(version), told);
  }

  @Test
  void the_bundle_list_has_no_ssh_management_or_remote_shell() {
    for (Path jar : Distribution.jars(gateway.code())) {
      String name = jar.getFileName().toString();
      assertFalse(
          name.contains("sshd") || name.contains("shell.ssh") || name.contains("management"), name);
    }
  }

  @Test
  void the_log_holds_no_error() {
    assertFalse(gateway.log().contains("| ERROR |"), gateway.log());
  }
}
