// SPDX-License-Identifier: Apache-2.0
package io.lockgate.driver.modbus.line;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Stages that are over. */
final class Stages {
  private Stages() {}

  static CompletionStage<Void> done() {
    return CompletableFuture.allOf();
  }
}
