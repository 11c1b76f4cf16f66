// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.acquire.link;

import io.lockgate.api.driver.DriverException;
import io.lockgate.core.acquire.time.Alarms;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Brings a device to work, and back to work: asks one step, with growing pauses, each time another one, so that a single
 * step that is never answered keeps nobody out. One thread at a time.
 */
final class Probing {
  private final LinkWork unit;
  private final DeviceUnit device;
  private final Alarms.Alarm alarm;
  private final BackOff backOff = new BackOff();
  private long notBefore = Long.MIN_VALUE;
  private int turn;
  private boolean wanted;
  private boolean failedOnce;
  private @Nullable ProbeExchange probe;

  Probing(LinkWork unit, DeviceUnit device, Alarms alarms) {
    this.unit = unit;
    this.device = device;
    alarm = alarms.alarm(() -> device.post(this::again));
  }

  /** The link is connected: asks as soon as the pause allows it. */
  void begin() {
    wanted = true;
    if (pauses()) {
      alarm.set(notBefore);
    } else {
      ask();
    }
  }

  /** The device did not answer: asks again after a pause. */
  void pause() {
    wanted = true;
    notBefore = unit.now() + backOff.next();
    alarm.set(notBefore);
  }

  /** Nobody can be asked, or nobody needs to be. */
  void end() {
    wanted = false;
    alarm.cancel();
    ProbeExchange its = probe;
    probe = null;
    if (its != null) {
      unit.queue().removePoll(its);
    }
  }

  /** Whether the device is given time. */
  boolean pauses() {
    return unit.now() < notBefore;
  }

  private void again() {
    if (!wanted || probe != null || pauses()) {
      return;
    }
    if (failedOnce && unit.seemsDead()) {
      unit.reopen();
    } else {
      ask();
    }
  }

  private void ask() {
    List<ProbeExchange> steps = candidates(false);
    steps = steps.isEmpty() ? candidates(true) : steps;
    ProbeExchange next = steps.get(Math.floorMod(turn, steps.size()));
    probe = next;
    unit.queue().addPoll(next);
  }

  private List<ProbeExchange> candidates(boolean resting) {
    long now = unit.now();
    return device.groups().stream()
        .flatMap(
            group ->
                group.steps().stream()
                    .filter(step -> resting || !step.rests(now))
                    .map(step -> new ProbeExchange(this, device, group, step)))
        .toList();
  }

  /** Whether its answer is waited for. */
  boolean isCurrent(ProbeExchange which) {
    return which == probe;
  }

  void answered() {
    probe = null;
    device.online();
  }

  void failed(DriverException why) {
    probe = null;
    boolean ofTheLink =
        why instanceof DriverException.Lost || why instanceof DriverException.NotConnected;
    if (!ofTheLink) {
      turn++;
      failedOnce = true;
      device.offline(why);
    }
  }

  /** The device has answered. */
  void reset() {
    backOff.reset();
    failedOnce = false;
    notBefore = Long.MIN_VALUE;
  }
}
