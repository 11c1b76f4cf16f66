// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.acquire.link;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.lockgate.api.driver.DriverException;
import io.lockgate.core.acquire.fake.Field;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;

class PausesTest {
  private final Field field = new Field();
  private final GivenContext context =
      new GivenContext("bus", field.services, (whose, cause) -> {});

  private CompletableFuture<Void> pause(long millis) {
    return context.pause(Duration.ofMillis(millis)).toCompletableFuture();
  }

  private static DriverException failure(CompletableFuture<?> pause) {
    return DriverException.in(assertThrows(ExecutionException.class, pause::get));
  }

  @Test
  void a_pause_is_over_after_its_time_to_the_millisecond_and_takes_no_thread() {
    final int threads = Thread.activeCount();
    CompletableFuture<Void> three = pause(3);
    CompletableFuture<Void> seven = pause(7);
    field.passMillis(2);
    assertFalse(three.isDone());
    field.passMillis(1);
    assertTrue(three.isDone());
    assertFalse(seven.isDone());
    field.passMillis(4);
    assertTrue(seven.isDone());
    assertEquals(0, field.alarms.size());
    assertEquals(threads, Thread.activeCount());
  }

  @Test
  void a_pause_of_nothing_is_over_at_once() {
    CompletableFuture<Void> none = pause(0);
    field.passMillis(0);
    assertTrue(none.isDone());
  }

  @Test
  void close_ends_all_pauses_and_there_are_no_more() {
    CompletableFuture<Void> pause = pause(1000);
    context.close();
    assertInstanceOf(DriverException.Closed.class, failure(pause));
    assertInstanceOf(DriverException.Closed.class, failure(pause(1)));
    assertEquals(0, field.alarms.size());
  }
}
