// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.acquire.link;

import io.lockgate.api.driver.DriverException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Tells whether a link can be reached, once the first attempt to connect has ended. One thread at a time. */
final class Reach {
  private final List<CompletableFuture<Void>> waiting = new ArrayList<>();
  private boolean known;
  private @Nullable DriverException failure;

  void ask(CompletableFuture<Void> answer) {
    if (known) {
      tell(answer);
    } else {
      waiting.add(answer);
    }
  }

  /** It is connected, or why it is not. */
  void known(@Nullable DriverException why) {
    known = true;
    failure = why;
    waiting.forEach(this::tell);
    waiting.clear();
  }

  /** It is being connected anew. */
  void unknown() {
    known = false;
  }

  @SuppressWarnings("NullAway") // the value of a stage of Void
  private void tell(CompletableFuture<Void> answer) {
    DriverException why = failure;
    if (why == null) {
      answer.complete(null);
    } else {
      answer.completeExceptionally(why);
    }
  }
}
