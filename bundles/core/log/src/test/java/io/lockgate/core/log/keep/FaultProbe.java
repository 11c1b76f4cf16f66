// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.log.keep;

import io.lockgate.api.point.Sample;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletionException;

/**
 * Logs on a disk that fails now and then, until it is killed: says {@code ok N} when all up to N is safe, {@code failed}
 * when it was told that samples are not, and brings these again.
 */
final class FaultProbe {
  private FaultProbe() {}

  /** The argument is a folder. */
  public static void main(String[] args) {
    KeptLogs logs = new KeptLogs(Path.of(args[0]), 2_000, Long.MAX_VALUE);
    KeptLog log = logs.open();
    while (!logs.standing.view().trouble().isEmpty()) {
      Thread.onSpinWait();
    }
    long next = log.end().position() + 1;
    int told = 0;
    while (true) {
      List<Sample> samples = Traces.samples(next, next + 50);
      try {
        log.append(samples).toCompletableFuture().join();
        next += 50;
        System.out.println("ok " + (next - 1));
      } catch (CompletionException e) {
        System.out.println("failed " + e.getMessage());
      }
      for (; told < logs.audit.size(); told++) {
        System.out.println("audit " + logs.audit.get(told));
      }
      System.out.flush();
    }
  }
}
