// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.config.live;

import io.lockgate.api.store.ConfigRejectedException.Problem;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is wrong now, by the thing it is about. Bounded by the number of those things and {@link #PER_TOPIC}.
 * Thread-safe; reading never waits.
 */
public final class ProblemBoard {
  /** Problems kept for one topic. */
  public static final int PER_TOPIC = 100;

  private static final Logger LOG = LoggerFactory.getLogger(ProblemBoard.class);

  private final Map<String, List<Problem>> byTopic = new ConcurrentSkipListMap<>();

  /**
   * Replaces what is wrong with a topic; each set of problems is logged once.
   *
   * @return whether there are problems and they are not the same as before
   */
  public boolean report(String topic, List<Problem> problems) {
    if (problems.isEmpty()) {
      if (byTopic.remove(topic) != null) {
        LOG.info("{}: no longer a problem", topic);
      }
      return false;
    }
    List<Problem> kept = problems.stream().limit(PER_TOPIC).toList();
    boolean news = !kept.equals(byTopic.put(topic, kept));
    if (news) {
      kept.forEach(problem -> LOG.warn("{}", problem));
    }
    return news;
  }

  public void clear(String topic) {
    report(topic, List.of());
  }

  /** Whether anything is wrong with a topic. */
  public boolean has(String topic) {
    return byTopic.containsKey(topic);
  }

  /** All of them, by file and line. */
  public List<Problem> all() {
    return byTopic.values().stream()
        .flatMap(List::stream)
        .sorted(
            Comparator.comparing(Problem::file)
                .thenComparingInt(Problem::line)
                .thenComparing(Problem::key))
        .toList();
  }
}
