// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.log.keep;

import io.lockgate.api.point.Sample;
import io.lockgate.core.log.db.Limits;
import io.lockgate.testkit.FakeClock;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import org.awaitility.Awaitility;

/** A kept log in a folder, with all that it said. */
final class KeptLogs {
  final List<String> audit = new CopyOnWriteArrayList<>();
  final Standing standing = new Standing((type, detail) -> audit.add(type + " " + detail));
  final AtomicLong usable = new AtomicLong(Long.MAX_VALUE);
  final Path folder;
  private final int sealAt;
  private final long bytes;

  KeptLogs(Path folder, int sealAt, long bytes) {
    this.folder = folder.resolve("samples");
    this.sealAt = sealAt;
    this.bytes = bytes;
  }

  Path file() {
    return folder.resolve("samples.db");
  }

  /** Begins to open it. */
  KeptLog begin() {
    return new KeptLog(
        folder,
        usable::get,
        new Limits(Duration.ofMillis(1), sealAt, bytes, Duration.ofDays(9), 1_000),
        new FakeClock(),
        standing);
  }

  /** Opens it. */
  KeptLog open() {
    KeptLog log = begin();
    Awaitility.await().atMost(Duration.ofSeconds(10)).until(() -> !standing.view().starting());
    return log;
  }

  /** Appends; throws ExecutionException when they were not stored. */
  static void append(KeptLog log, List<Sample> samples)
      throws ExecutionException, InterruptedException, TimeoutException {
    log.append(samples).toCompletableFuture().get(10, TimeUnit.SECONDS);
  }
}
