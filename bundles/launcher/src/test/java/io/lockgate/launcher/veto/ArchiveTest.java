// SPDX-License-Identifier: Apache-2.0
package io.lockgate.launcher.veto;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lockgate.launcher.fixture.Gateway;
import io.lockgate.launcher.fixture.Jar;
import io.lockgate.launcher.fixture.Kar;
import io.lockgate.launcher.fixture.Keys;
import io.lockgate.launcher.fixture.Store;
import io.lockgate.launcher.spi.UnpackedArchive;
import io.lockgate.launcher.spi.Verdict;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the gate says of Karaf archives, and what it leaves on the disk. */
class ArchiveTest {
  private final List<Verdict> verdicts = new ArrayList<>();
  private Path folder = Path.of("");

  @BeforeEach
  void remember(@TempDir Path temporary) {
    folder = temporary;
  }

  /** y = let in, n = refused; columns are the modes. */
  @ParameterizedTest(name = "{0}")
  @CsvSource({
    //                      off, warn, trusted, ca-only, reason
    "good,                   y,   y,    y,       n,  enrolled authority",
    "issued,                 y,   y,    y,       y,  -",
    "platform,               y,   y,    y,       y,  -",
    "unsigned,               y,   y,    n,       n,  it is not signed",
    "stranger,               y,   y,    n,       n,  is not enrolled",
    "revoked,                n,   n,    n,       n,  is revoked",
    "changed bundle,         n,   n,    n,       n,  changed after it was signed",
    "changed features,       n,   n,    n,       n,  changed after it was signed",
    "added entry,            n,   n,    n,       n,  not covered",
    "removed entry,          n,   n,    n,       n,  was removed",
    "unsigned twice,         n,   n,    n,       n,  occurs twice",
    "no archive,             n,   n,    n,       n,  not an archive",
    "resource,               n,   n,    n,       n,  sealed folder",
    "unsigned resource,      n,   n,    n,       n,  sealed folder",
    "config,                 n,   n,    n,       n,  contains <config>",
    "configfile,             n,   n,    n,       n,  contains <configfile>",
    "library,                n,   n,    n,       n,  contains <library>",
    "repository,             n,   n,    n,       n,  contains <repository>",
    "resource repository,    n,   n,    n,       n,  contains <resourceRepository>",
    "conditional config,     n,   n,    n,       n,  contains <config>",
    "config of no namespace, n,   n,    n,       n,  contains <config>",
    "document type,          n,   n,    n,       n,  document type",
    "external entity,        n,   n,    n,       n,  document type",
    "billion laughs,         n,   n,    n,       n,  document type",
    "entity alone,           n,   n,    n,       n,  its file",
    "no xml,                 n,   n,    n,       n,  not well-formed",
    "large features,         n,   n,    n,       n,  is larger than 1048576",
    "deep features,          n,   n,    n,       n,  nested too deeply",
    "no features,            n,   n,    n,       n,  no features file",
    "our feature,            n,   n,    n,       n,  only the platform may",
    "our coordinates,        n,   n,    n,       n,  pretends to be of the platform",
    "leads out,              n,   n,    n,       n,  not named as in a Maven",
    "backslash,              n,   n,    n,       n,  not named as in a Maven",
    "absolute,               n,   n,    n,       n,  not named as in a Maven",
  })
  void modes_and_contents(
      String what, String off, String warn, String trusted, String caOnly, String reason)
      throws Exception {
    Path kar = Files.write(folder.resolve("x.kar"), kar(what));
    assertEquals(off, answer("off", kar), "off");
    assertEquals(warn, answer("warn", kar), "warn");
    assertEquals(trusted, answer("trusted", kar), "trusted");
    assertEquals(caOnly, answer("ca-only", kar), "ca-only");
    List<Verdict> refusals = verdicts.stream().filter(Verdict::refused).toList();
    for (Verdict refusal : refusals) {
      assertEquals(kar.toUri().toString(), refusal.location());
    }
    String first = refusals.isEmpty() ? "-" : refusals.get(0).reason();
    assertTrue(first.contains(reason), first);
  }

  private static byte[] kar(String what) {
    Jar good = Kar.good();
    Jar signed = good.sign(Keys.OEM);
    return switch (what) {
      case "good" -> signed.bytes();
      case "issued" -> good.sign(Keys.ISSUED).bytes();
      case "platform" -> good.sign(Keys.PLATFORM).bytes();
      case "unsigned" -> good.bytes();
      case "stranger" -> good.sign(Keys.STRANGER).bytes();
      case "revoked" -> good.sign(Keys.REVOKED).bytes();
      case "changed bundle" -> signed.flip(Kar.JAR).bytes();
      case "changed features" ->
          signed.with(Kar.FEATURES, Kar.xml("com.oem.other", "").getBytes(UTF_8)).bytes();
      case "added entry" -> signed.with("repository/com/oem/y.jar", new byte[] {1}).bytes();
      case "removed entry" -> signed.without(Kar.JAR).bytes();
      case "unsigned twice" -> twice(good);
      case "no archive" -> new byte[] {(byte) 0x89, 'P', 'N', 'G'};
      case "resource" -> oem(good.with("resources/etc/x.cfg", new byte[] {1}));
      case "unsigned resource" -> good.with("resources/bin/x", new byte[] {1}).bytes();
      case "no features" -> oem(good.without(Kar.FEATURES));
      case "our coordinates" ->
          oem(good.with("repository/io/lockgate/features/0.1.0/f.xml", new byte[] {1}));
      case "leads out" -> oem(good.with("repository/../../x.jar", new byte[] {1}));
      case "backslash" -> oem(good.with("repository/com\\x.jar", new byte[] {1}));
      case "absolute" -> oem(good.with("repository//tmp/x.jar", new byte[] {1}));
      default -> oem(Kar.withXml(features(what)));
    };
  }

  private static byte[] oem(Jar jar) {
    return jar.sign(Keys.OEM).bytes();
  }

  private static String features(String what) {
    String entity = "<!ENTITY e SYSTEM \"file:///etc/hostname\">";
    String laughs = "<!ENTITY a \"ha\"><!ENTITY e \"&a;&a;&a;&a;&a;&a;&a;&a;\">";
    String feature = "com.oem.feature";
    return switch (what) {
      case "config" -> Kar.xml(feature, "<config name=\"org.ops4j.pax.url.mvn\">a = b</config>");
      case "configfile" ->
          Kar.xml(feature, "<configfile finalname=\"/x\">mvn:com.oem/x/1.0</configfile>");
      case "library" -> Kar.xml(feature, "<library>mvn:com.oem/x/1.0</library>");
      case "repository" ->
          "<features><repository>mvn:com.oem/f/1.0/xml/features</repository></features>";
      case "resource repository" ->
          "<features><resourceRepository>file:/x</resourceRepository></features>";
      case "conditional config" ->
          Kar.xml(feature, "<conditional><config name=\"a\">b = c</config></conditional>");
      case "config of no namespace" ->
          Kar.xml(feature, "<config xmlns=\"\" name=\"a\">b = c</config>");
      case "document type" -> "<!DOCTYPE features>" + Kar.xml(feature, Kar.BUNDLE);
      case "external entity" ->
          "<!DOCTYPE features [" + entity + "]>" + Kar.xml(feature, "<details>&e;</details>");
      case "billion laughs" ->
          "<!DOCTYPE features [" + laughs + "]>" + Kar.xml(feature, "<details>&e;</details>");
      case "entity alone" -> Kar.xml(feature, "<details>&e;</details>");
      case "no xml" -> "<features>";
      case "large features" -> Kar.xml(feature, "<!--" + "x".repeat(10 << 20) + "-->");
      case "deep features" -> Kar.xml(feature, "<feature>".repeat(20) + "</feature>".repeat(20));
      case "our feature" -> Kar.xml("lockgate-web", Kar.BUNDLE);
      default -> throw new IllegalArgumentException(what);
    };
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "mvn:com.oem/absent/1.0",
        "mvn:com.oem/x/1.1",
        "mvn:com.oem/x",
        "mvn:com.oem/x/LATEST",
        "mvn:com.oem/x/[1.0,2)",
        "mvn:https://repository.example.com/!com.oem/x/1.0",
        "mvn:com.oem/x/1.0?a=b",
        "file:/tmp/x.jar",
        "https://repository.example.com/x.jar",
        "wrap:mvn:com.oem/x/1.0",
        "reference:file:/tmp/x.jar",
        "${lockgate.data}/x.jar",
        "",
      })
  void a_bundle_from_elsewhere_is_refused(String location) throws Exception {
    Jar kar = Kar.withFeature("<bundle>" + location.replace("&", "&amp;") + "</bundle>");
    Path file = Files.write(folder.resolve("x.kar"), oem(kar));
    assertEquals("n", answer("trusted", file));
    assertTrue(verdicts.get(0).reason().endsWith("not in the archive: " + location));
  }

  @Test
  void what_an_ordinary_archive_says_is_let_in() throws Exception {
    String content =
        "<details>text</details><feature version=\"[1,2)\">lockgate-core</feature>"
            + "<requirement>osgi.ee;filter:=\"(version=17)\"</requirement>"
            + "<bundle start-level=\"80\"> <!-- why -->mvn:com.oem/x/1.0 </bundle>"
            + "<conditional><condition>lockgate-web</condition>"
            + "<bundle>mvn:com.oem/x/1.0/jar</bundle></conditional>";
    Jar kar = Kar.withFeature(content).with("LICENSE", new byte[] {1});
    Path file = Files.write(folder.resolve("x.kar"), oem(kar));
    assertEquals("y", answer("trusted", file));
  }

  @Test
  void what_was_checked_is_unpacked_and_nothing_else_is_left() throws Exception {
    Jar kar = Kar.good().with("other/x.txt", new byte[] {1}).sign(Keys.OEM);
    Gate gate = gate("trusted");
    UnpackedArchive unpacked =
        gate.unpackArchive(kar.write(folder.resolve("a-1.0.kar"))).orElseThrow();
    Path root = folder.resolve("kars/kar/a-1.0");
    assertEquals(
        List.of(root.resolve("com/oem/f/1.0/f-1.0-features.xml").toUri()), unpacked.featureFiles());
    assertTrue(unpacked.start());
    assertArrayEquals(
        kar.content(Kar.JAR), Files.readAllBytes(root.resolve("com/oem/x/1.0/x-1.0.jar")));
    assertEquals(2, files(folder.resolve("kars")).size());
    assertEquals("rwx------", permissions(root));
    assertEquals(Optional.of(unpacked), gate.unpackedArchive(Path.of("elsewhere/a-1.0.kar")));

    gate.deleteArchive(Path.of("a-1.0.kar"));
    assertEquals(Optional.empty(), gate.unpackedArchive(Path.of("a-1.0.kar")));
    assertEquals(List.of(), files(folder.resolve("kars")));
  }

  @Test
  void a_refused_archive_leaves_the_former_one_of_its_name_and_no_file() throws Exception {
    Gate gate = gate("trusted");
    Path file = folder.resolve("a.kar");
    assertTrue(gate.unpackArchive(Kar.good().sign(Keys.OEM).write(file)).isPresent());
    Jar bad = Kar.good().with("resources/x", new byte[] {1});
    assertTrue(gate.unpackArchive(bad.sign(Keys.OEM).write(file)).isEmpty());
    assertTrue(gate.unpackedArchive(file).isPresent());
    assertEquals(2, files(folder.resolve("kars")).size());
  }

  @Test
  void an_archive_may_ask_not_to_be_started() throws Exception {
    byte[] manifest = "Manifest-Version: 1.0\r\nKaraf-Feature-Start: false\r\n\r\n".getBytes(UTF_8);
    Jar kar = Kar.good().with(Jar.MANIFEST, manifest).sign(Keys.OEM);
    assertFalse(
        gate("trusted").unpackArchive(kar.write(folder.resolve("a.kar"))).orElseThrow().start());
  }

  @Test
  void an_entry_in_front_of_a_signed_archive_is_not_unpacked() throws Exception {
    ByteArrayOutputStream both = new ByteArrayOutputStream();
    byte[] hidden = new Jar(Map.of()).with("repository/com/oem/hidden.jar", new byte[] {1}).bytes();
    both.write(hidden, 0, indexOf(hidden, "PK\1\2"));
    both.write(Kar.good().sign(Keys.OEM).bytes());
    Path file = Files.write(folder.resolve("a.kar"), both.toByteArray());
    gate("trusted").unpackArchive(file);
    assertFalse(
        files(folder.resolve("kars")).stream().anyMatch(f -> f.toString().contains("hidden")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"..kar", "...kar", ".kar", "a b.kar", "a%2fb.kar", "a.KAR", "a.zip"})
  void a_file_name_that_could_lead_elsewhere_is_refused(String name) throws Exception {
    Path file = Kar.good().sign(Keys.OEM).write(folder.resolve(name));
    assertEquals("n", answer("trusted", file));
    assertTrue(verdicts.get(0).reason().contains("rename it"));
  }

  @Test
  void a_link_and_a_folder_are_refused() throws Exception {
    Path good = Kar.good().sign(Keys.OEM).write(folder.resolve("good.kar"));
    Path link = Files.createSymbolicLink(folder.resolve("link.kar"), good);
    assertEquals("n", answer("trusted", link));
    assertEquals("n", answer("trusted", Files.createDirectory(folder.resolve("folder.kar"))));
  }

  @Test
  void warn_tells_of_what_it_lets_in() throws Exception {
    assertEquals("y", answer("warn", Kar.good().write(folder.resolve("a.kar"))));
    assertEquals(1, verdicts.size());
    assertFalse(verdicts.get(0).refused());
  }

  private String answer(String mode, Path kar) throws Exception {
    return gate(mode).unpackArchive(kar).isPresent() ? "y" : "n";
  }

  private Gate gate(String mode) throws Exception {
    Store store = new Store(folder.resolve("trust"));
    store.mode(mode).enrol(Keys.AUTHORITY, "com.factory");
    Gate gate = Gateway.gate(store, Set.of(), InstantSource.system());
    gate.onVerdict(verdicts::add);
    return gate;
  }

  private static byte[] twice(Jar jar) {
    byte[] bytes = jar.with(Kar.JAR.replace(".jar", ".jas"), new byte[] {1}).bytes();
    return new String(bytes, ISO_8859_1).replace("x-1.0.jas", "x-1.0.jar").getBytes(ISO_8859_1);
  }

  private static int indexOf(byte[] bytes, String what) {
    return new String(bytes, ISO_8859_1).indexOf(what);
  }

  private static String permissions(Path file) throws IOException {
    return java.nio.file.attribute.PosixFilePermissions.toString(
        Files.getPosixFilePermissions(file));
  }

  private static List<Path> files(Path root) throws IOException {
    try (Stream<Path> all = Files.walk(root)) {
      return all.filter(Files::isRegularFile).toList();
    }
  }
}
