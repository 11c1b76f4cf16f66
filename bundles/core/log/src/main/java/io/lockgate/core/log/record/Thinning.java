// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.log.record;

import io.lockgate.api.point.PointId;
import io.lockgate.api.point.Quality;
import io.lockgate.api.point.Sample;
import io.lockgate.api.point.Value;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * Leaves out samples that the rule of their point does not want. The first sample of a point, each change of its quality
 * and each change of a flag or text are always wanted, so that gaps and their reasons and short states are seen. Intervals are counted on a grid from the epoch, so that points
 * with the same interval are logged together, and go on so after a restart. Not thread-safe.
 */
public final class Thinning {
  private final Function<PointId, Rule> rules;
  private final Map<PointId, Sample> logged = new HashMap<>();
  private final Set<PointId> shown = new HashSet<>();

  /** Asks for the rule of a point each time. */
  public Thinning(Function<PointId, Rule> rules) {
    this.rules = rules;
  }

  /** Those of the samples that are to be logged, in their order. */
  public List<Sample> wanted(List<Sample> samples) {
    return samples.stream().filter(this::isWanted).toList();
  }

  private boolean isWanted(Sample sample) {
    Rule rule = rules.apply(sample.point());
    if (rule.off()) {
      return false;
    }
    Sample last = logged.get(sample.point());
    boolean wanted =
        last == null
            || hasTurned(last, sample)
            || isDue(rule, last, sample)
            || hasMoved(rule, last, sample);
    if (wanted) {
      logged.put(sample.point(), sample);
      if (sample.quality().level() != Quality.Level.BAD) {
        shown.add(sample.point());
      }
    }
    return wanted;
  }

  /** After the start a point has nothing to show, for one reason after the other: the first one stands for all. */
  private boolean hasTurned(Sample last, Sample sample) {
    boolean silent =
        sample.quality().level() == Quality.Level.BAD && !shown.contains(sample.point());
    return last.quality() != sample.quality() && !silent;
  }

  /** A clock that was set back makes it due. */
  private static boolean isDue(Rule rule, Sample last, Sample sample) {
    long interval = rule.intervalMillis();
    return interval == 0
        || Math.floorDiv(sample.receiveMillis(), interval)
            != Math.floorDiv(last.receiveMillis(), interval);
  }

  private static boolean hasMoved(Rule rule, Sample last, Sample sample) {
    Value now = sample.value();
    if (now instanceof Value.Bool || now instanceof Value.Bits || now instanceof Value.Text) {
      return !now.equals(last.value());
    }
    if (rule.deadBand() < 0) {
      return false;
    }
    double step = now.asDouble(Double.NaN) - last.value().asDouble(Double.NaN);
    return Double.isNaN(step) ? !now.equals(last.value()) : Math.abs(step) > rule.deadBand();
  }

  /** Forgets points that are no more. */
  public void retain(Iterable<PointId> there) {
    Map<PointId, Sample> kept = new HashMap<>();
    for (PointId point : there) {
      Sample sample = logged.get(point);
      if (sample != null) {
        kept.put(point, sample);
      }
    }
    logged.clear();
    logged.putAll(kept);
    shown.retainAll(kept.keySet());
  }
}
