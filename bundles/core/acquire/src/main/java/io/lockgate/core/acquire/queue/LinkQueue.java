// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.acquire.queue;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Decides who is next on a link: orders (writes and reads of single points) before raw requests before polls, but after
 * {@link #IN_A_ROW} of the former one of the latter that wait, so that nobody starves. A poll is asked step by step, and
 * goes on until it is over. One thread at a time.
 *
 * @param <E> what is done on a link
 */
public final class LinkQueue<E> {
  /** How many may go before somebody of a lower rank gets a turn. */
  public static final int IN_A_ROW = 4;

  /** Most raw requests that wait for one source. */
  public static final int OF_ONE_SOURCE = 16;

  private final OrderLane<E> orders = new OrderLane<>();
  private final RawLane<E> raw = new RawLane<>(OF_ONE_SOURCE);
  private final ArrayDeque<Steps<E>> polls = new ArrayDeque<>();
  private int beforeRaw;
  private int beforePolls;

  /**
   * A poll: gives its steps one by one.
   *
   * @param <E> what is done on a link
   */
  public interface Steps<E> {
    /** The next step; empty when there is none now. */
    @Nullable E next();

    /** Whether {@link #next} may give another one. */
    boolean hasMore();
  }

  /** An order waits; the lower number goes first. */
  public void addOrder(int priority, E order) {
    orders.add(priority, order);
  }

  /** A raw request waits; false: its source has too many already. */
  public boolean addRaw(String source, E request) {
    return raw.add(source, request);
  }

  /** A poll waits, behind all others; one that waits already lets them go before it. */
  public void addPoll(Steps<E> poll) {
    polls.remove(poll);
    polls.add(poll);
  }

  /** A poll does not wait any more. Without effect when it does not. */
  public void removePoll(Steps<E> poll) {
    polls.remove(poll);
  }

  /** Takes who is next; empty when nobody waits. */
  public @Nullable E take() {
    boolean foreground = !orders.isEmpty() || !raw.isEmpty();
    if (!foreground || (beforePolls >= IN_A_ROW && !polls.isEmpty())) {
      E step = takeStep();
      if (step != null || !foreground) {
        beforePolls = 0;
        return step;
      }
    }
    beforePolls = polls.isEmpty() ? 0 : beforePolls + 1;
    return takeForeground();
  }

  private @Nullable E takeStep() {
    while (!polls.isEmpty()) {
      Steps<E> poll = polls.element();
      E step = poll.next();
      if (!poll.hasMore()) {
        polls.remove(poll);
      }
      if (step != null) {
        return step;
      }
    }
    return null;
  }

  private @Nullable E takeForeground() {
    if (orders.isEmpty() || (beforeRaw >= IN_A_ROW && !raw.isEmpty())) {
      beforeRaw = 0;
      return raw.take();
    }
    beforeRaw = raw.isEmpty() ? 0 : beforeRaw + 1;
    return orders.take();
  }

  /** Takes all orders and raw requests at once. */
  public List<E> takeAllForeground() {
    List<E> all = new ArrayList<>(orders.takeAll());
    all.addAll(raw.takeAll());
    return all;
  }
}
