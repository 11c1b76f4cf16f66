// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.acquire.link;

import io.lockgate.api.driver.Deadline;
import io.lockgate.api.driver.DriverException;
import io.lockgate.api.driver.Link;
import io.lockgate.api.point.Reading;
import io.lockgate.core.acquire.queue.LinkQueue;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Looks whether a device that did not work does now: one step, once. Waits among the polls. */
final class ProbeExchange extends Exchange<List<Reading>> implements LinkQueue.Steps<Exchange<?>> {
  private final Probing probing;
  private final DeviceUnit device;
  private final GroupPoll group;
  private final Step step;
  private boolean taken;

  ProbeExchange(Probing probing, DeviceUnit device, GroupPoll group, Step step) {
    this.probing = probing;
    this.device = device;
    this.group = group;
    this.step = step;
  }

  @Override
  public @Nullable Exchange<?> next() {
    if (taken) {
      return null;
    }
    taken = true;
    return this;
  }

  @Override
  public boolean hasMore() {
    return !taken;
  }

  @Override
  long timeout(long now) {
    return device.timeout();
  }

  @Override
  CompletionStage<List<Reading>> begin(Link link, Deadline deadline) {
    device.asked();
    return step.step().read(deadline);
  }

  @Override
  void done(@Nullable List<Reading> held) throws DriverException {
    if (probing.isCurrent(this)) {
      device.read(step, held);
      probing.answered();
    }
  }

  @Override
  void failed(DriverException why) {
    device.readFailed(why);
    if (!probing.isCurrent(this)) {
      return;
    }
    if (why instanceof DriverException.Refused refused) {
      group.refused(step, refused, false);
      probing.answered();
    } else {
      probing.failed(why);
    }
  }
}
