// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.audit;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lockgate.core.audit.log.Limits;
import io.lockgate.testkit.FakeClock;
import io.lockgate.testkit.fakes.FreshDeviceSigner;
import io.lockgate.testkit.fakes.MemoryStateStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** R4, audit: a store that refuses is tried once more without the reserve, which is made again afterwards. */
final class ReserveTest {
  @TempDir Path folder;

  @Test
  void the_reserve_is_kept_given_up_and_kept_again() throws Exception {
    MemoryStateStore state = new MemoryStateStore();
    HashChainedAuditLog log =
        new HashChainedAuditLog(
            folder.resolve("audit"),
            state,
            new FreshDeviceSigner(),
            new FakeClock(),
            new Limits(Limits.MIN_SEGMENT_BYTES, 2));
    try {
      append(log, 1);
      Path reserve = folder.resolve("audit/reserve");
      Awaitility.await().until(() -> Files.exists(reserve) && Files.size(reserve) == 1 << 20);
      state.failWrites(true);
      log.append(LogFixture.event(2)).exceptionally(refused -> 0L).toCompletableFuture().get();
      assertTrue(Files.notExists(reserve));
      state.failWrites(false);
      append(log, 3);
      Awaitility.await().until(() -> Files.exists(reserve) && Files.size(reserve) == 1 << 20);
    } finally {
      log.close();
    }
  }

  private static void append(HashChainedAuditLog log, int number) throws Exception {
    log.append(LogFixture.event(number)).toCompletableFuture().get(10, TimeUnit.SECONDS);
  }
}
