// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.health;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Asks one question after the other, on a thread of its own, and does not wait long. A question that hangs keeps that thread
 * and the next ones get another; its subject is not asked again before it has come back, so that no subject ever holds more
 * than one. Not thread-safe.
 */
final class Asker implements AutoCloseable {
  private final Duration patience;
  private final Map<Object, Future<?>> hanging = new HashMap<>();
  private ExecutorService thread = another();

  Asker(Duration patience) {
    this.patience = patience;
  }

  private static ExecutorService another() {
    return Executors.newSingleThreadExecutor(
        work -> {
          Thread made = new Thread(work, "lockgate-health-checks");
          made.setDaemon(true);
          return made;
        });
  }

  /**
   * The answer.
   *
   * @param subject whom the question is about
   * @throws UnansweredException it failed, did not come in time, or an earlier one still hangs
   * @throws InterruptedException the caller is to end
   */
  <T> T ask(Object subject, Callable<T> question) throws UnansweredException, InterruptedException {
    Future<?> before = hanging.get(subject);
    if (before != null && !before.isDone()) {
      throw new UnansweredException("no answer: the check still hangs");
    }
    hanging.remove(subject);
    Future<T> task = thread.submit(question);
    try {
      return task.get(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      hanging.put(subject, task);
      thread.shutdown();
      thread = another();
      throw new UnansweredException("no answer within " + patience.toMillis() + " ms", e);
    } catch (ExecutionException e) {
      throw new UnansweredException("the check failed: " + e.getCause(), e);
    }
  }

  /** Interrupts what hangs of subjects that are gone. */
  void retain(Collection<?> subjects) {
    hanging
        .entrySet()
        .removeIf(
            each -> {
              boolean gone = !subjects.contains(each.getKey());
              if (gone) {
                each.getValue().cancel(true);
              }
              return gone;
            });
  }

  /** How many hang. */
  long hanging() {
    return hanging.values().stream().filter(each -> !each.isDone()).count();
  }

  /** Interrupts everything. */
  @Override
  public void close() {
    hanging.values().forEach(each -> each.cancel(true));
    hanging.clear();
    thread.shutdownNow();
  }
}
