// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lockgate.api.security.DeviceSigner;
import io.lockgate.api.security.Identity;
import io.lockgate.core.config.state.ChecksummedStateStore;
import io.lockgate.testkit.FakeClock;
import io.lockgate.testkit.crash.CrashFs;
import io.lockgate.testkit.crash.CrashReport;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** R2 and R6 for the permanent locks, on the real state store. */
class LockStoreCrashTest {
  private static final int LOCKS = 128;

  private final DeviceSigner signer = new MacSigner();

  @Test
  void power_cut_never_unlocks_and_never_damages() throws Exception {
    CrashFs disk = new CrashFs(20261101);
    LockStore store = open(disk.root());
    disk.settle();
    List<String> ids = new ArrayList<>();
    for (int i = 0; i < LOCKS; i++) {
      ids.add("service-" + i);
      store.add("service-" + i, Identity.SYSTEM);
      disk.mark("service-" + i);
    }
    CrashReport report =
        disk.crashes(
            10_000,
            (root, acknowledged) -> {
              Locks after = open(root).current();
              assertTrue(after.ids().containsAll(acknowledged));
              assertTrue(after.ids().size() <= acknowledged.size() + 1);
              assertTrue(ids.containsAll(after.ids()));
              assertEquals(List.of(), after.faults());
              open(root).add("one-more", Identity.SYSTEM);
              assertTrue(open(root).current().cover("one-more"));
            });
    assertTrue(report.states() >= 10_000, report.toString());
  }

  @Test
  void failure_at_any_operation_keeps_every_acknowledged_lock() throws Exception {
    CrashFs counted = new CrashFs(1);
    open(counted.root()).add("first", Identity.SYSTEM);
    int before = counted.operations();
    open(counted.root()).add("second", Identity.SYSTEM);
    int after = counted.operations();
    assertTrue(after > before);
    for (int operation = before + 1; operation <= after; operation++) {
      CrashFs disk = new CrashFs(1);
      LockStore store = open(disk.root());
      store.add("first", Identity.SYSTEM);
      disk.failAt(operation);
      assertThrows(IOException.class, () -> open(disk.root()).add("second", Identity.SYSTEM));
      Locks left = open(disk.root()).current();
      assertTrue(left.readable());
      assertTrue(left.ids().contains("first"), "operation " + operation);
      open(disk.root()).add("second", Identity.SYSTEM);
      assertEquals(
          new Locks(Set.of("first", "second"), true, List.of()), open(disk.root()).current());
    }
  }

  private LockStore open(Path root) throws IOException {
    return new LockStore(new ChecksummedStateStore(root.resolve("state")), signer, new FakeClock());
  }
}
