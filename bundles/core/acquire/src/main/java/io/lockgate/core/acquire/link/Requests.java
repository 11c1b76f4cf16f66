// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.acquire.link;

import io.lockgate.api.driver.DriverException;
import io.lockgate.core.acquire.queue.LinkQueue;
import java.util.concurrent.CompletionStage;

/** The way of raw requests and orders into the queue of a link. {@link #raw} and {@link #order} are thread-safe. */
final class Requests {
  /** Most raw requests that wait for a link, from the call on. */
  private static final int MOST_RAW = 256;

  /** Most writes and single reads that wait for a link, raw requests not counted. */
  private static final int MOST_ORDERS = 64;

  private final LinkWork unit;
  private final LinkQueue<Exchange<?>> queue;
  private final LinkCounters counters;
  private final Inlet rawInlet = new Inlet(MOST_RAW);
  private final Inlet orderInlet = new Inlet(MOST_ORDERS);

  Requests(LinkWork unit, LinkQueue<Exchange<?>> queue, LinkCounters counters) {
    this.unit = unit;
    this.queue = queue;
    this.counters = counters;
  }

  /** Waits for its turn among the sources. */
  <T> CompletionStage<T> raw(String source, Foreground<T> exchange) {
    if (!rawInlet.enter()) {
      return busy(exchange, "too many requests wait for this link");
    }
    exchange.waitsIn(rawInlet);
    unit.mailbox()
        .post(
            () -> {
              if (!unit.isUp()) {
                exchange.refuse(unit.notConnectedNow());
              } else if (!queue.addRaw(source, exchange)) {
                busy(exchange, "too many requests of " + source + " wait");
              }
            });
    return exchange.answer();
  }

  /** Waits for its turn by priority. */
  <T> CompletionStage<T> order(int priority, Foreground<T> exchange) {
    if (!orderInlet.enter()) {
      return busy(exchange, "too many orders wait for this link");
    }
    exchange.waitsIn(orderInlet);
    unit.mailbox()
        .post(
            () -> {
              DriverException why = unit.isUp() ? exchange.refusal() : unit.notConnectedNow();
              if (why == null) {
                queue.addOrder(priority, exchange);
              } else {
                exchange.refuse(why);
              }
            });
    return exchange.answer();
  }

  private <T> CompletionStage<T> busy(Foreground<T> exchange, String why) {
    counters.refused();
    return exchange.refuse(new DriverException.Busy(why));
  }

  /** Nobody gets a turn; by the link's worker. */
  void refuseAll(DriverException why) {
    for (Exchange<?> each : queue.takeAllForeground()) {
      each.leftQueue();
      each.failed(why);
    }
  }

  /** How many wait. */
  int waiting() {
    return rawInlet.size() + orderInlet.size();
  }
}
