// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.trust;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lockgate.api.security.AuditEvent;
import io.lockgate.api.security.Identity;
import io.lockgate.api.security.NotAllowedException;
import io.lockgate.api.security.Role;
import io.lockgate.api.security.Signer;
import io.lockgate.api.security.SignerRefusedException;
import io.lockgate.api.security.TrustMode;
import io.lockgate.launcher.spi.Verdict;
import io.lockgate.testkit.FakeClock;
import io.lockgate.testkit.fakes.CollectingAuditLog;
import io.lockgate.testkit.fakes.MemoryStateStore;
import io.lockgate.testkit.fakes.RoleAccessControl;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrustManagerTest {
  private static final Identity ADMIN = new Identity("admin", Role.SECURITY_ADMIN, "console");
  private static final Identity VIEWER = new Identity("viewer", Role.VIEWER, "web");
  private static final String FINGERPRINT =
      Certificates.fingerprint(FakeGate.certificate(TestCertificate.OEM));

  private final MemoryStateStore store = new MemoryStateStore();
  private final FakeGate gate = new FakeGate(store);
  private final CollectingAuditLog audit = new CollectingAuditLog();
  private Path deploy = Path.of("");
  private Bundles bundles = new Bundles(gate, "");

  @BeforeEach
  void makeFolder(@TempDir Path folder) {
    deploy = folder;
    bundles = new Bundles(gate, folder.toString());
  }

  private TrustManager start() {
    return new TrustManager(
        bundles.context(), store, new RoleAccessControl(), audit, new FakeClock());
  }

  @Test
  void an_enrolled_signer_is_stored_in_force_and_audited() throws Exception {
    TrustManager trust = start();
    Signer signer = trust.enrol(ADMIN, TestCertificate.OEM, "com.oem");
    assertEquals(FINGERPRINT, signer.fingerprint());
    assertEquals(TestCertificate.OEM, text("trust/signers/" + FINGERPRINT + ".pem"));
    assertEquals("com.oem", text("trust/signers/" + FINGERPRINT + ".prefix"));
    assertEquals(List.of(Signer.Scope.PLATFORM, Signer.Scope.OEM), scopes(trust));
    assertEquals(List.of("SIGNER_ENROLLED OK"), audit.results());
  }

  @Test
  void enrolling_makes_the_scanner_look_again_at_what_was_refused() throws Exception {
    Path refused = Files.writeString(deploy.resolve("a b.jar"), "x");
    Path other = Files.writeString(deploy.resolve("other.jar"), "x");
    FileTime old = FileTime.fromMillis(1_000);
    Files.setLastModifiedTime(refused, old);
    Files.setLastModifiedTime(other, old);
    TrustManager trust = start();
    hear(new Verdict(5, refused.toUri().toString(), "com.oem.a", true, "not enrolled"));
    hear(new Verdict(6, "mvn:io/x", "x", true, "not enrolled"));
    trust.enrol(ADMIN, TestCertificate.OEM, "com.oem");
    assertTrue(Files.getLastModifiedTime(refused).compareTo(old) > 0);
    assertEquals(old, Files.getLastModifiedTime(other));
  }

  @Test
  void bad_candidates_are_refused_and_audited() throws Exception {
    TrustManager trust = start();
    trust.enrol(ADMIN, TestCertificate.OEM, "com.oem");
    Map<String, byte[]> before = store.contents();
    Map<String, String> cases =
        Map.of(
            "io.lockgate", "platform's",
            "io.lockgate.driver", "platform's",
            "com", "form",
            "com.oem", "taken",
            "com.oem.drivers", "taken",
            "com oem", "form");
    for (var c : cases.entrySet()) {
      String message =
          assertThrows(
                  SignerRefusedException.class,
                  () -> trust.enrol(ADMIN, TestCertificate.OTHER, c.getKey()))
              .getMessage();
      assertTrue(String.valueOf(message).contains(c.getValue()), c.getKey() + ": " + message);
    }
    assertThrows(SignerRefusedException.class, () -> trust.enrol(ADMIN, "no pem", "com.x"));
    String two = TestCertificate.OEM + TestCertificate.OTHER;
    assertThrows(SignerRefusedException.class, () -> trust.enrol(ADMIN, two, "com.x"));
    assertThrows(
        SignerRefusedException.class, () -> trust.enrol(ADMIN, TestCertificate.OEM, "com.x"));
    assertThrows(
        SignerRefusedException.class, () -> trust.enrol(ADMIN, TestCertificate.PLATFORM, "com.x"));
    assertEquals(before.keySet(), store.contents().keySet());
    assertEquals(10, audit.results().stream().filter("SIGNER_ENROLLED REFUSED"::equals).count());
  }

  @Test
  void revoking_uninstalls_that_signers_bundles_and_no_others() throws Exception {
    TrustManager trust = start();
    trust.enrol(ADMIN, TestCertificate.OEM, "com.oem");
    trust.enrol(ADMIN, TestCertificate.OTHER, "com.other");
    gate.signerOf.put(1L, FINGERPRINT);
    gate.signerOf.put(2L, Certificates.fingerprint(FakeGate.certificate(TestCertificate.OTHER)));
    List.of(0L, 1L, 2L, 3L).forEach(bundles::add);
    assertEquals(Signer.Scope.REVOKED, trust.revoke(ADMIN, FINGERPRINT.substring(0, 8)).scope());
    assertEquals(List.of(1L), bundles.uninstalled);
    assertEquals(FINGERPRINT + "\n", text("trust/revoked"));
    assertEquals(
        List.of(Signer.Scope.PLATFORM, Signer.Scope.OEM, Signer.Scope.REVOKED), scopes(trust));
    assertTrue(audit.results().contains("SIGNER_REVOKED OK"));
    assertTrue(audit.results().contains("BUNDLE_UNINSTALLED OK"));
    assertThrows(
        SignerRefusedException.class, () -> trust.enrol(ADMIN, TestCertificate.OEM, "com.back"));
  }

  @Test
  void the_platform_and_strangers_cannot_be_revoked() {
    TrustManager trust = start();
    String platform = Certificates.fingerprint(FakeGate.certificate(TestCertificate.PLATFORM));
    for (String bad : List.of(platform, "00000000", "12", "not hex!")) {
      assertThrows(SignerRefusedException.class, () -> trust.revoke(ADMIN, bad), bad);
    }
  }

  @Test
  void the_mode_is_stored_in_force_and_audited() throws Exception {
    TrustManager trust = start();
    assertEquals(TrustMode.TRUSTED, trust.mode());
    trust.setMode(ADMIN, TrustMode.CA_ONLY);
    assertEquals(TrustMode.CA_ONLY, trust.mode());
    assertEquals("ca-only", text("trust/mode"));
    assertEquals(List.of("TRUST_MODE_CHANGED OK"), audit.results());
  }

  @Test
  void who_may_not_changes_nothing() {
    TrustManager trust = start();
    assertThrows(
        NotAllowedException.class, () -> trust.enrol(VIEWER, TestCertificate.OEM, "com.oem"));
    assertThrows(NotAllowedException.class, () -> trust.revoke(VIEWER, FINGERPRINT));
    assertThrows(NotAllowedException.class, () -> trust.setMode(VIEWER, TrustMode.OFF));
    assertEquals(Map.of(), store.contents());
  }

  @Test
  void what_cannot_be_stored_or_put_in_force_changes_nothing() throws Exception {
    TrustManager trust = start();
    store.failWrites(true);
    assertThrows(IOException.class, () -> trust.enrol(ADMIN, TestCertificate.OEM, "com.oem"));
    store.failWrites(false);
    gate.broken = true;
    assertThrows(IOException.class, () -> trust.enrol(ADMIN, TestCertificate.OEM, "com.oem"));
    assertThrows(IOException.class, () -> trust.setMode(ADMIN, TrustMode.OFF));
    gate.broken = false;
    gate.reload();
    assertEquals(List.of(Signer.Scope.PLATFORM), scopes(trust));
    assertEquals(TrustMode.TRUSTED, trust.mode());
    assertEquals(List.of(), audit.results());
  }

  @Test
  void every_refusal_is_audited_and_listed_up_to_a_thousand() {
    TrustManager trust = start();
    for (int i = 0; i < 1_005; i++) {
      hear(new Verdict(i, "file:/x" + i, "", true, "wrong signature"));
    }
    hear(new Verdict(1, "file:/warned", "", false, "not signed"));
    assertEquals(1_005, audit.results().stream().filter("BUNDLE_REFUSED REFUSED"::equals).count());
    assertEquals(1, audit.results().stream().filter("BUNDLE_NOT_TRUSTED OK"::equals).count());
    assertEquals(1_000, trust.refusals().size());
    assertEquals("file:/x5", trust.refusals().get(0).location());
  }

  @Test
  void a_refusal_in_the_deploy_folder_names_that_door() {
    start();
    hear(new Verdict(1, deploy.resolve("a.jar").toUri().toString(), "a", true, "x"));
    hear(new Verdict(1, "mvn:a/b", "a", true, "x"));
    assertEquals(
        List.of("deploy", "system"), audit.events().stream().map(AuditEvent::source).toList());
  }

  @Test
  void findings_of_stopped_boots_are_forgotten_only_when_they_are_on_disk() {
    gate.findings = List.of("changed: lib/a.jar", "changed: lib/b.jar");
    audit.fail(true);
    start();
    assertFalse(gate.forgotten);
    audit.fail(false);
    start();
    assertTrue(gate.forgotten);
    assertEquals(2, audit.results().stream().filter("BOOT_STOPPED REFUSED"::equals).count());
  }

  @Test
  void an_edit_by_somebody_else_is_audited_once() throws Exception {
    TrustManager trust = start();
    trust.enrol(ADMIN, TestCertificate.OEM, "com.oem");
    start();
    assertFalse(audit.results().contains("TRUST_STORE_EDITED REFUSED"));
    store.write("trust/mode", "off".getBytes(UTF_8));
    start();
    start();
    assertEquals(1, audit.results().stream().filter("TRUST_STORE_EDITED REFUSED"::equals).count());
  }

  @Test
  void a_store_that_appears_from_nowhere_is_an_edit() throws Exception {
    store.write("trust/mode", "off".getBytes(UTF_8));
    start();
    assertEquals(List.of("TRUST_STORE_EDITED REFUSED"), audit.results());
  }

  @Test
  void deactivating_ends_the_hearing() {
    start().deactivate();
    assertNull(gate.listener);
  }

  @Test
  void without_the_launcher_it_says_so() {
    bundles = new Bundles(null, "");
    TrustManager trust = start();
    assertEquals(List.of(), trust.signers());
    assertEquals(TrustMode.OFF, trust.mode());
    String message =
        assertThrows(
                SignerRefusedException.class,
                () -> trust.enrol(ADMIN, TestCertificate.OEM, "com.oem"))
            .getMessage();
    assertTrue(String.valueOf(message).contains("not started by its launcher"));
  }

  private void hear(Verdict verdict) {
    Objects.requireNonNull(gate.listener).accept(verdict);
  }

  private String text(String name) throws IOException {
    return store.read(name).map(value -> new String(value, UTF_8)).orElse("");
  }

  private static List<Signer.Scope> scopes(TrustManager trust) {
    return trust.signers().stream().map(Signer::scope).toList();
  }
}
