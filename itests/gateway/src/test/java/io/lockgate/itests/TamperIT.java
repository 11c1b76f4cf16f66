// SPDX-License-Identifier: Apache-2.0
package io.lockgate.itests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** U4 and R061: one bit flipped in any file of the installation stops the boot. */
class TamperIT {
  private static final int NOT_INTACT = 78;

  private final Path code = Distribution.copyOfCode();
  private final GatewayProcess gateway = new GatewayProcess(code, Distribution.newBase(), Map.of());

  @AfterEach
  void stop() {
    gateway.close();
  }

  @Test
  void one_bit_in_each_jar_in_turn_stops_the_boot_and_is_audited_at_the_next_good_one()
      throws Exception {
    List<Path> jars = Distribution.jars(code);
    assertTrue(jars.size() > 50, "jars " + jars.size());
    for (Path jar : jars) {
      flipOneBit(jar);
      refusedNaming(code.relativize(jar).toString());
      flipOneBit(jar);
    }
    System.out.println(
        "U4: " + jars.size() + " of " + jars.size() + " jars refused with one bit flipped");
    gateway.start();
    JsonNode stops =
        gateway
            .shell("gateway:audit", "--json", "--type", "BOOT_STOPPED", "--limit", "1000")
            .json();
    assertTrue(stops.size() > 0, stops.toString());
    gateway.stop();
  }

  @Test
  void one_bit_in_each_other_file_stops_the_boot() throws Exception {
    for (String file :
        List.of(
            "etc/config.properties",
            "etc/custom.properties",
            "etc/jvm.options",
            "etc/startup.properties",
            "bin/lockgate-shell",
            "trust/files.sha256",
            "trust/files.sig",
            "trust/platform.pem")) {
      Path path = code.resolve(file);
      byte[] before = Files.readAllBytes(path);
      Files.writeString(
          path,
          Files.readString(path, java.nio.charset.StandardCharsets.ISO_8859_1) + "#",
          java.nio.charset.StandardCharsets.ISO_8859_1);
      gateway.launch();
      assertEquals(NOT_INTACT, gateway.exit(Duration.ofSeconds(30)), file + gateway.output());
      Files.write(path, before);
    }
  }

  @Test
  void a_missing_and_an_extra_file_stop_the_boot() throws Exception {
    Path extra = Files.writeString(code.resolve("lib/boot/extra.jar"), "x");
    refusedNaming("lib/boot/extra.jar");
    Files.delete(extra);
    Path moved = code.resolve("lib/gone");
    Files.move(code.resolve("etc/system.properties"), moved);
    gateway.launch();
    assertEquals(NOT_INTACT, gateway.exit(Duration.ofSeconds(30)), gateway.output());
  }

  private void refusedNaming(String file) {
    gateway.launch();
    assertEquals(NOT_INTACT, gateway.exit(Duration.ofSeconds(30)), file + gateway.output());
    assertTrue(gateway.output().contains(file), gateway.output());
    assertFalse(Https.accepts(gateway.port()));
  }

  private static void flipOneBit(Path file) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    bytes[bytes.length / 2] ^= 1;
    Files.write(file, bytes);
  }
}
