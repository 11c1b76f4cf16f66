// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.acquire.link;

import io.lockgate.api.driver.DriverException;
import io.lockgate.api.point.Quality;
import io.lockgate.core.acquire.queue.LinkQueue;
import io.lockgate.core.acquire.time.Alarms;
import java.util.ArrayDeque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One poll group of a device: when it is due, and how far its poll is. Its due times stand on a grid that nothing moves;
 * a poll that is not over when the next is due makes that one fall out. One thread at a time.
 */
final class GroupPoll implements LinkQueue.Steps<Exchange<?>> {
  private static final long SLOW_PROBE = BackOff.LONGEST;

  /** How long before two periods are over the values of a silent device turn bad; for what is late itself. */
  private static final long MOST_EARLY = 2 * Alarms.QUANTUM;

  private final DeviceUnit device;
  private final long period;
  private final long phase;
  private final long early;
  private final StepList steps;
  private final ArrayDeque<StepExchange> again = new ArrayDeque<>();
  private final Alarms.Alarm dueAlarm;
  private final Alarms.Alarm ageAlarm;
  private long nextDue;
  private long due;
  private boolean armed;
  private boolean active;
  private boolean begun;
  private int position;
  private int open;
  private int run;

  /**
   * A group at rest.
   *
   * @param period nanoseconds
   * @param share of the period at which it is due, 0 to 1
   */
  GroupPoll(DeviceUnit device, long period, double share, List<Step> steps, Alarms alarms) {
    this.device = device;
    this.period = period;
    phase = Alarms.quantise((long) (share * period)) % period;
    early = Math.min(MOST_EARLY, period / 10);
    this.steps = new StepList(steps);
    dueAlarm = alarms.alarm(() -> device.post(this::due));
    ageAlarm = alarms.alarm(() -> device.post(this::aged));
  }

  List<Step> steps() {
    return steps.all();
  }

  /** The device works: polls now, then on the grid. */
  void begin() {
    long now = device.now();
    steps.all().forEach(Step::comesBack);
    armed = true;
    nextDue = Math.floorDiv(now + period / 4 - phase, period) * period + phase + period;
    dueAlarm.set(nextDue - early);
    startRun(now);
  }

  /** The device does not work: no poll, what runs does not count. */
  void end() {
    armed = false;
    dueAlarm.cancel();
    ageAlarm.cancel();
    finish();
    device.queue().removePoll(this);
  }

  private void due() {
    long now = device.now();
    if (!armed) {
      return;
    }
    if (now < Alarms.quantise(nextDue)) {
      soonDue();
      return;
    }
    long skipped = (now - nextDue) / period;
    long latest = nextDue + skipped * period;
    nextDue = latest + period;
    device.missed(skipped + (active ? 1 : 0));
    if (active) {
      dueAlarm.set(nextDue);
      watchAge();
    } else {
      dueAlarm.set(nextDue - early);
      startRun(Alarms.quantise(latest));
    }
  }

  /** A little before the next poll is due: where this one is not over, the device may be silent. */
  private void soonDue() {
    dueAlarm.set(nextDue);
    if (active) {
      watchAge();
    }
  }

  private void startRun(long dueAt) {
    finish();
    due = dueAt;
    active = true;
    begun = false;
    steps.forgetOldSplits(dueAt);
    device.queue().addPoll(this);
  }

  private void finish() {
    run++;
    active = false;
    position = 0;
    open = 0;
    again.clear();
  }

  @Override
  public @Nullable Exchange<?> next() {
    StepExchange next = again.poll();
    long now = device.now();
    while (next == null && position < steps.all().size()) {
      Step step = steps.all().get(position++);
      next = step.rests(now) ? null : new StepExchange(this, run, step, !step.isSuspect());
    }
    if (next != null) {
      open++;
      if (!begun) {
        begun = true;
        device.lag(Math.max(0, now - due));
      }
    } else if (open == 0) {
      finish();
    }
    return next;
  }

  @Override
  public boolean hasMore() {
    return active && (!again.isEmpty() || position < steps.all().size());
  }

  DeviceUnit device() {
    return device;
  }

  /** Whether it belongs to the run that is under way. */
  boolean isCurrent(StepExchange exchange) {
    return active && exchange.run() == run;
  }

  /** A step of the run that is under way was read. */
  void read() {
    open--;
    finishIfLast();
  }

  private void finishIfLast() {
    if (active && open == 0 && !hasMore()) {
      finish();
      if (armed) {
        dueAlarm.set(nextDue);
      }
    }
  }

  /** A step of the run that is under way failed. */
  void failed(StepExchange exchange, DriverException why) {
    open--;
    Step step = exchange.step();
    if (why instanceof DriverException.Refused refused) {
      refused(step, refused, true);
    } else if (why instanceof DriverException.TimedOut || why instanceof DriverException.Damaged) {
      silent(exchange, why);
    } else if (why instanceof DriverException.Denied) {
      device.offline(why);
    } else if (why instanceof DriverException.BadSetting
        || why instanceof DriverException.NotSupported) {
      rest(step, Quality.CONFIGURATION);
    }
    finishIfLast();
  }

  /** The device answers that it does not do this: in parts, or not at all. */
  void refused(Step step, DriverException.Refused why, boolean inThisRun) {
    if (!why.tooMuch()) {
      device.publish(step.bad(Quality.DEVICE_ERROR));
      return;
    }
    List<Step> parts = device.parts(step);
    int index = parts.isEmpty() ? -1 : steps.replace(step, parts, device.now());
    if (index < 0) {
      rest(step, Quality.DEVICE_ERROR);
    } else if (inThisRun) {
      position += index < position ? parts.size() - 1 : 0;
      parts.forEach(part -> again.add(new StepExchange(this, run, part, true)));
      device.queue().addPoll(this);
    }
  }

  /** A device that is silent is asked once more, behind all others; then it is taken for dead, unless it is the step. */
  private void silent(StepExchange exchange, DriverException why) {
    Step step = exchange.step();
    if (exchange.mayRepeat()) {
      again.add(new StepExchange(this, run, step, false));
      device.queue().addPoll(this);
    } else if (step.isSuspect()) {
      rest(step, Quality.DEVICE_ERROR);
    } else {
      step.fellSilent();
      device.offline(why);
    }
  }

  private void rest(Step step, Quality shown) {
    step.restUntil(device.now() + Math.max(SLOW_PROBE, period));
    device.publish(step.bad(shown));
  }

  /** A poll is late: looks when the first of its values becomes too old. */
  private void watchAge() {
    long oldest = steps.all().stream().mapToLong(Step::shownSince).min().orElse(Long.MAX_VALUE);
    if (oldest != Long.MAX_VALUE) {
      ageAlarm.set(oldest + oldestShown());
    }
  }

  /** How old the values of a device may become that does not answer, nanoseconds. */
  private long oldestShown() {
    return 2 * period - early;
  }

  private void aged() {
    long now = device.now();
    if (!armed) {
      return;
    }
    boolean silent = device.isSilentFor(period / 2);
    for (Step step : steps.all()) {
      if (step.showsValuesFrom(now - oldestShown())) {
        device.publish(silent ? step.bad(Quality.NOT_CONNECTED) : step.stale(device.image()));
      }
    }
    if (active) {
      watchAge();
    }
  }
}
