// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.transport;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.fail;

import io.lockgate.api.driver.DriverException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** What becomes of a stage, within 20 seconds. */
final class Outcome {
  private static final int SECONDS = 20;

  private Outcome() {}

  static <T> T of(CompletionStage<T> stage) {
    try {
      return stage.toCompletableFuture().get(SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      throw new AssertionError("it failed", e.getCause());
    } catch (InterruptedException | TimeoutException e) {
      throw new AssertionError("it does not end", e);
    }
  }

  /** The failure, which must be of this kind. */
  static <E extends DriverException> E failure(Class<E> kind, CompletionStage<?> stage) {
    try {
      Object got = stage.toCompletableFuture().get(SECONDS, TimeUnit.SECONDS);
      return fail("it did not fail: " + got);
    } catch (ExecutionException e) {
      return assertInstanceOf(kind, e.getCause());
    } catch (InterruptedException | TimeoutException e) {
      throw new AssertionError("it does not end", e);
    }
  }
}
