// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.audit;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lockgate.api.security.AuditQuery;
import io.lockgate.api.store.StateStore;
import io.lockgate.core.audit.log.Limits;
import io.lockgate.core.config.state.ChecksummedStateStore;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Prints what the log can take on this machine; the line to pass is far below it. */
final class RateTest {
  private static final int SINGLES = 300;
  private static final int GROUPS = 40;
  private static final int GROUP = 500;

  @Test
  void single_and_group_commits(@TempDir Path folder) throws Exception {
    LogFixture gateway = new LogFixture(folder.resolve("audit"));
    StateStore state = new ChecksummedStateStore(folder.resolve("state"));
    HashChainedAuditLog log =
        new HashChainedAuditLog(
            gateway.folder, state, gateway.signer, gateway.clock, new Limits(4 << 20, 16));
    LogFixture.append(log, 0, 2000);
    long start = System.nanoTime();
    for (int i = 0; i < SINGLES; i++) {
      LogFixture.append(log, LogFixture.event(i));
    }
    double single = SINGLES * 1e9 / (System.nanoTime() - start);
    start = System.nanoTime();
    for (int i = 0; i < GROUPS; i++) {
      LogFixture.append(log, i, GROUP);
    }
    double grouped = GROUPS * GROUP * 1e9 / (System.nanoTime() - start);
    start = System.nanoTime();
    assertTrue(log.verify().intact());
    double verify = (System.nanoTime() - start) / 1e6;
    log.close();
    start = System.nanoTime();
    HashChainedAuditLog again =
        new HashChainedAuditLog(
            gateway.folder, state, gateway.signer, gateway.clock, new Limits(4 << 20, 16));
    again.query(AuditQuery.newest(20));
    double opened = (System.nanoTime() - start) / 1e6;
    again.close();
    System.out.printf(
        "rate: %.0f records/s one by one, %.0f records/s in groups of %d;"
            + " verifying %d records %.0f ms; open and list 20: %.0f ms%n",
        single, grouped, GROUP, 2000 + SINGLES + GROUPS * GROUP, verify, opened);
    assertTrue(grouped > single);
  }
}
