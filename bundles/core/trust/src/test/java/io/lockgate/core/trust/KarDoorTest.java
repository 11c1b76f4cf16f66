// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.trust;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lockgate.launcher.spi.UnpackedArchive;
import io.lockgate.testkit.fakes.MemoryStateStore;
import java.io.File;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.apache.karaf.features.Feature;
import org.junit.jupiter.api.Test;

class KarDoorTest {
  private static final Path A = Path.of("/deploy/a.kar");
  private static final Path B = Path.of("/deploy/b.kar");
  private static final URI FILE_A = URI.create("file:/cache/a/f.xml");
  private static final URI FILE_B = URI.create("file:/cache/b/f.xml");

  private final FakeGate gate = new FakeGate(new MemoryStateStore());
  private final KnownFeatures features = new KnownFeatures();
  private final KarInstaller installer = new KarInstaller(gate, features.service());

  @Test
  void only_archives_are_taken_in_any_case_of_letters() {
    KarDoor door = new KarDoor(Optional.empty(), Executors.newSingleThreadExecutor());
    assertTrue(door.canHandle(new File("a.kar")));
    assertTrue(door.canHandle(new File("a.KAR")));
    assertFalse(door.canHandle(new File("a.jar")));
    assertFalse(door.canHandle(new File("kar")));
    door.deactivate();
  }

  @Test
  void a_refused_archive_touches_no_feature() {
    installer.install(A);
    assertEquals(List.of(A), gate.asked);
    assertEquals(List.of(), features.log);
  }

  @Test
  void a_good_archive_installs_what_installs_by_itself_and_goes_as_a_whole() {
    good(A, FILE_A, true, feature("one"), KnownFeatures.feature("asked", "manual"));
    installer.install(A);
    assertEquals(List.of("add " + FILE_A, "install one"), features.log);
    features.log.clear();
    installer.uninstall(A);
    assertEquals(List.of("remove " + FILE_A + " true"), features.log);
    assertEquals(Optional.empty(), gate.unpackedArchive(A));
    features.log.clear();
    installer.uninstall(A);
    assertEquals(List.of(), features.log);
  }

  @Test
  void a_changed_archive_takes_the_place_of_the_former_but_a_refused_one_does_not() {
    good(A, FILE_A, true, feature("one"));
    installer.install(A);
    features.log.clear();
    good(A, FILE_B, true, feature("two"));
    installer.install(A);
    assertEquals(
        List.of("remove " + FILE_A + " true", "add " + FILE_B, "install two"), features.log);
    features.log.clear();
    gate.archives.remove(A);
    installer.install(A);
    assertEquals(List.of(), features.log);
    installer.uninstall(A);
    assertEquals(List.of("remove " + FILE_B + " true"), features.log);
  }

  @Test
  void a_feature_that_fails_keeps_out_no_other() {
    good(A, FILE_A, true, feature("bad"), feature("good"));
    installer.install(A);
    assertEquals(List.of("add " + FILE_A, "install bad", "install good"), features.log);
  }

  @Test
  void an_archive_that_asks_not_to_be_started_is_only_known() {
    good(A, FILE_A, false, feature("one"));
    installer.install(A);
    assertEquals(List.of("add " + FILE_A), features.log);
  }

  @Test
  void an_archive_waits_for_the_one_it_needs() {
    good(A, FILE_A, true, KnownFeatures.feature("upper", "auto", "base"));
    good(B, FILE_B, true, feature("base"));
    installer.install(A);
    assertEquals(List.of("add " + FILE_A), features.log);
    installer.install(B);
    assertEquals(
        List.of("add " + FILE_A, "add " + FILE_B, "install upper", "install base"), features.log);
  }

  @Test
  void a_removed_archive_waits_no_longer() {
    good(A, FILE_A, true, KnownFeatures.feature("upper", "auto", "base"));
    good(B, FILE_B, true, feature("base"));
    installer.install(A);
    installer.uninstall(A);
    installer.install(B);
    assertFalse(features.log.contains("install upper"));
  }

  @Test
  void the_scanner_does_not_wait_and_the_order_is_kept() throws Exception {
    good(A, FILE_A, true, feature("one"));
    CountDownLatch busy = new CountDownLatch(1);
    ExecutorService worker = Executors.newSingleThreadExecutor();
    worker.execute(() -> awaitQuietly(busy));
    KarDoor door = new KarDoor(Optional.of(installer), worker);
    door.install(A.toFile());
    door.uninstall(A.toFile());
    assertEquals(List.of(), features.log);
    busy.countDown();
    worker.shutdown();
    assertTrue(worker.awaitTermination(10, TimeUnit.SECONDS));
    assertEquals(
        List.of("add " + FILE_A, "install one", "remove " + FILE_A + " true"), features.log);
  }

  @Test
  void nothing_is_let_in_when_the_launcher_is_absent() throws Exception {
    ExecutorService worker = Executors.newSingleThreadExecutor();
    KarDoor door = new KarDoor(Optional.empty(), worker);
    door.install(A.toFile());
    worker.shutdown();
    assertTrue(worker.awaitTermination(10, TimeUnit.SECONDS));
    assertEquals(List.of(), features.log);
  }

  private void good(Path kar, URI file, boolean start, Feature... declared) {
    features.declare(file, declared);
    gate.archives.put(kar, new UnpackedArchive(List.of(file), start));
  }

  private static Feature feature(String name) {
    return KnownFeatures.feature(name, "auto");
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      assertTrue(latch.await(10, TimeUnit.SECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
