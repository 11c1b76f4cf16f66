// SPDX-License-Identifier: Apache-2.0
package io.lockgate.itests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A KAR is held to what it is signed for: its bundles, and nothing beside them. */
class KarIT {
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
  void an_unsigned_archive_is_refused_though_its_bundle_is_signed() throws IOException {
    deploy(unsigned("plain", ""), "plain.kar");
    told("plain.kar", "it is not signed");
    assertFalse(installed("com.example.plain"));
  }

  @Test
  void an_archive_that_sets_the_platforms_configuration_is_refused() throws IOException {
    String config =
        "<config name=\"org.ops4j.pax.url.mvn\">"
            + "org.ops4j.pax.url.mvn.repositories = https://repository.example.com/</config>";
    deploy(signed("setting", config), "setting.kar");
    told("setting.kar", "contains <config>");
    assertFalse(installed("com.example.setting"));
  }

  @Test
  void an_archive_that_writes_a_file_is_refused() throws IOException {
    Path escape = gateway.data().resolve("written.cfg");
    String file = "<configfile finalname=\"" + escape + "\">mvn:com.example/x/1/cfg</configfile>";
    deploy(signed("writing", file), "writing.kar");
    told("writing.kar", "contains <configfile>");
    assertFalse(Files.exists(escape));
  }

  @Test
  void a_good_archive_comes_and_goes_with_its_file_and_comes_again_at_the_next_boot()
      throws IOException {
    deploy(signed("good", ""), "good.kar");
    awaitInstalled("com.example.good");
    gateway.reboot();
    awaitInstalled("com.example.good");
    Files.delete(gateway.deploy().resolve("good.kar"));
    Awaitility.await("gone")
        .atMost(Duration.ofSeconds(15))
        .until(() -> !installed("com.example.good"));
    assertFalse(Files.exists(gateway.data().resolve("cache/kar/good")));
  }

  @Test
  void a_new_version_under_the_same_file_name_takes_the_place_of_the_former() throws IOException {
    deploy(signed("first", ""), "moving.kar");
    awaitInstalled("com.example.first");
    deploy(signed("second", ""), "moving.kar");
    awaitInstalled("com.example.second");
    assertFalse(installed("com.example.first"));
    deploy(unsigned("third", ""), "moving.kar");
    told("moving.kar", "it is not signed");
    assertTrue(installed("com.example.second"));
  }

  @Test
  void a_refused_archive_is_offered_again_when_its_signer_is_enrolled() throws IOException {
    TestSigner later = TestSigner.create(work, "later");
    Path bundle =
        later.sign(TestBundle.empty(work, "org.later.one"), work.resolve("later-signed.jar"));
    Path kar = Features.kar(work.resolve("later-unsigned.kar"), "later", bundle, "");
    deploy(later.sign(kar, work.resolve("later.kar")), "later.kar");
    told("later.kar", "is not enrolled");
    gateway
        .shell("gateway:trust-add", later.certificate().toString(), "--prefix", "org.later")
        .ok();
    awaitInstalled("org.later.one");
  }

  @Test
  void the_shell_has_no_way_round_the_door() {
    assertEquals(127, gateway.shell("kar:install", "file:/x.kar").status());
  }

  private static Path unsigned(String name, String more) {
    Path bundle =
        oem.sign(TestBundle.empty(work, "com.example." + name), work.resolve(name + "-signed.jar"));
    return Features.kar(work.resolve(name + "-unsigned.kar"), name, bundle, more);
  }

  private static Path signed(String name, String more) {
    return oem.sign(unsigned(name, more), work.resolve(name + ".kar"));
  }

  private static void deploy(Path kar, String name) throws IOException {
    Path whole = Files.copy(kar, work.resolve("next"), StandardCopyOption.REPLACE_EXISTING);
    Files.move(whole, gateway.deploy().resolve(name), StandardCopyOption.REPLACE_EXISTING);
  }

  /** Karaf's list fails when a bundle goes while it is being made; then it is asked for again. */
  private static boolean installed(String symbolicName) {
    return Awaitility.await("list of bundles")
        .until(
            () -> gateway.shell("bundle:list", "-t", "0", "-s", "--no-format"),
            list -> list.status() == 0)
        .out()
        .contains(symbolicName);
  }

  private static void awaitInstalled(String symbolicName) {
    Awaitility.await(symbolicName)
        .atMost(Duration.ofSeconds(20))
        .until(() -> installed(symbolicName));
  }

  /** Refusal in the list, in the log and in the audit log, with the reason. */
  private static void told(String file, String reason) {
    Awaitility.await(file + " refused")
        .atMost(Duration.ofSeconds(15))
        .until(() -> gateway.shell("gateway:trust-refusals").out().contains(file));
    String audit =
        gateway
            .shell("gateway:audit", "--json", "--type", "BUNDLE_REFUSED", "--limit", "1000")
            .ok()
            .out();
    assertTrue(audit.contains(file), audit);
    assertTrue(audit.contains(reason), audit);
    assertTrue(gateway.log().lines().anyMatch(l -> l.contains(file) && l.contains(reason)));
  }
}
