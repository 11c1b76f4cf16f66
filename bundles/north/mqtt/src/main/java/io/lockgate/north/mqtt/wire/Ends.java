// SPDX-License-Identifier: Apache-2.0
package io.lockgate.north.mqtt.wire;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Gives the library's part of a connection back, but never while the connection is being made: the library's own threads
 * would then wait for each other for ever. Its socket is closed by then, so making it ends soon.
 */
final class Ends {
  private Ends() {}

  /** Now when it is not being made; else on a thread of its own, when that has ended: the library's must not be used. */
  static void after(CompletionStage<Void> connecting, String name, Runnable release) {
    CompletableFuture<Void> made = connecting.toCompletableFuture();
    if (made.isDone()) {
      release.run();
    } else {
      made.whenComplete((done, why) -> new Thread(release, "lockgate-mqtt-end-" + name).start());
    }
  }
}
