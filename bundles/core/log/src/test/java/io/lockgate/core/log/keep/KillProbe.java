// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.log.keep;

import io.lockgate.api.publish.Cursor;
import java.nio.file.Path;

/** Logs until it is killed, and says after each commit up to where. */
final class KillProbe {
  private KillProbe() {}

  /** The argument is a folder. */
  public static void main(String[] args) throws Exception {
    KeptLog log = new KeptLogs(Path.of(args[0]), 2_000, Long.MAX_VALUE).open();
    long next = log.end().position() + 1;
    while (true) {
      Cursor safe = log.append(Traces.samples(next, next + 50)).toCompletableFuture().get();
      System.out.println(safe.position());
      System.out.flush();
      next += 50;
    }
  }
}
