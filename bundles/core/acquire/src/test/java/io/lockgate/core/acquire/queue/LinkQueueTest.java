// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.acquire.queue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class LinkQueueTest {
  private final LinkQueue<String> queue = new LinkQueue<>();

  /** A poll of so many steps. */
  private static final class Poll implements LinkQueue.Steps<String> {
    private final String name;
    private final int steps;
    private int given;

    Poll(String name, int steps) {
      this.name = name;
      this.steps = steps;
    }

    @Override
    public @Nullable String next() {
      return hasMore() ? name + given++ : null;
    }

    @Override
    public boolean hasMore() {
      return given < steps;
    }
  }

  private List<String> all() {
    List<String> all = new ArrayList<>();
    for (String each = queue.take(); each != null; each = queue.take()) {
      all.add(each);
    }
    return all;
  }

  @Test
  void nobody_waits() {
    assertNull(queue.take());
  }

  @Test
  void a_poll_goes_on_until_it_is_over() {
    queue.addPoll(new Poll("a", 3));
    queue.addPoll(new Poll("empty", 0));
    queue.addPoll(new Poll("b", 1));
    assertEquals(List.of("a0", "a1", "a2", "b0"), all());
  }

  @Test
  void each_rank_lets_four_go_before_it_at_most() {
    for (int i = 0; i < 12; i++) {
      queue.addOrder(8, "w" + i);
    }
    queue.addRaw("s", "r0");
    queue.addRaw("s", "r1");
    queue.addPoll(new Poll("p", 20));
    assertEquals(
        List.of("w0", "w1", "w2", "w3", "p0", "r0", "w4", "w5", "w6", "p1", "w7", "r1"),
        all().subList(0, 12));
  }

  @Test
  void a_removed_poll_is_not_asked() {
    Poll poll = new Poll("a", 3);
    queue.addPoll(poll);
    queue.take();
    queue.removePoll(poll);
    assertNull(queue.take());
  }

  @Test
  void a_poll_that_is_added_again_lets_the_others_go_first() {
    Poll poll = new Poll("a", 2);
    queue.addPoll(poll);
    queue.addPoll(new Poll("b", 1));
    queue.addPoll(poll);
    assertEquals(List.of("b0", "a0", "a1"), all());
  }

  @Test
  void sources_that_have_nothing_left_are_forgotten_and_full_ones_refused() {
    for (int i = 0; i < LinkQueue.OF_ONE_SOURCE; i++) {
      assertTrue(queue.addRaw("s", "r" + i));
    }
    assertFalse(queue.addRaw("s", "too many"));
    assertEquals(LinkQueue.OF_ONE_SOURCE, queue.takeAllForeground().size());
    assertTrue(queue.addRaw("s", "again"));
    assertEquals(List.of("again"), all());
  }
}
