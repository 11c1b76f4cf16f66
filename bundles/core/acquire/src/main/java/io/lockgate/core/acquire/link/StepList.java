// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.acquire.link;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The steps of a poll group; those that a device refused whole are replaced by their parts for a day. One thread at a time. */
final class StepList {
  static final long REMEMBERED = TimeUnit.DAYS.toNanos(1);

  private final List<Step> planned;
  private List<Step> steps;
  private long splitAt;

  StepList(List<Step> planned) {
    this.planned = List.copyOf(planned);
    steps = this.planned;
  }

  List<Step> all() {
    return steps;
  }

  /** After a day the steps are tried whole again. */
  void forgetOldSplits(long now) {
    if (steps != planned && now - splitAt >= REMEMBERED) {
      planned.forEach(Step::forget);
      steps = planned;
    }
  }

  /**
   * Puts parts in the place of a step.
   *
   * @return where it was; negative when it is not there any more
   */
  int replace(Step step, List<Step> parts, long now) {
    int index = steps.indexOf(step);
    if (index >= 0) {
      List<Step> next = new ArrayList<>(steps);
      next.remove(index);
      next.addAll(index, parts);
      splitAt = steps == planned ? now : splitAt;
      steps = next;
    }
    return index;
  }
}
