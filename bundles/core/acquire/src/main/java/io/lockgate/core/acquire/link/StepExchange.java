// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.acquire.link;

import io.lockgate.api.driver.Deadline;
import io.lockgate.api.driver.DriverException;
import io.lockgate.api.driver.Link;
import io.lockgate.api.point.Reading;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** One step of a poll under way. */
final class StepExchange extends Exchange<List<Reading>> {
  private final GroupPoll poll;
  private final int run;
  private final Step step;
  private final boolean mayRepeat;

  StepExchange(GroupPoll poll, int run, Step step, boolean mayRepeat) {
    this.poll = poll;
    this.run = run;
    this.step = step;
    this.mayRepeat = mayRepeat;
  }

  int run() {
    return run;
  }

  Step step() {
    return step;
  }

  boolean mayRepeat() {
    return mayRepeat;
  }

  @Override
  long timeout(long now) {
    return poll.device().timeout();
  }

  @Override
  CompletionStage<List<Reading>> begin(Link link, Deadline deadline) {
    poll.device().asked();
    return step.step().read(deadline);
  }

  @Override
  void done(@Nullable List<Reading> held) throws DriverException {
    if (poll.isCurrent(this)) {
      poll.device().read(step, held);
      poll.read();
    } else {
      poll.device().lateAnswer(step, held);
    }
  }

  @Override
  void failed(DriverException why) {
    poll.device().readFailed(why);
    if (poll.isCurrent(this)) {
      poll.failed(this, why);
    }
  }
}
