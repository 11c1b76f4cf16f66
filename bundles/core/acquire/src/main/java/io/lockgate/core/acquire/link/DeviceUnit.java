// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.acquire.link;

import io.lockgate.api.driver.Capability;
import io.lockgate.api.driver.Device;
import io.lockgate.api.driver.DriverException;
import io.lockgate.api.driver.FieldStatus.DeviceStatus;
import io.lockgate.api.driver.FieldStatus.State;
import io.lockgate.api.driver.PointDirectory;
import io.lockgate.api.point.PointImage;
import io.lockgate.api.point.Quality;
import io.lockgate.api.point.Reading;
import io.lockgate.core.acquire.queue.LinkQueue;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A device at work on its link. All but {@link #status} is done by the link's worker, one thread at a time. */
final class DeviceUnit {
  private final LinkWork unit;
  private final FieldServices services;
  private final DeviceDefinition definition;
  private final DevicePoints points;
  private final DeviceCounters counters = new DeviceCounters();
  private final Probing probing;
  private final Feeding feeding;
  private final Display display;
  private final Standing standing;
  private final double share;
  private PointDirectory.@Nullable Declaration declaration;
  private @Nullable Device device;
  private List<GroupPoll> groups = List.of();
  private final Presence presence = new Presence();
  private @Nullable Fault fault;

  /**
   * A device that nobody knows yet.
   *
   * @param ordinal number of the device; spreads the polls of many over their period
   */
  DeviceUnit(LinkWork unit, FieldServices services, DeviceDefinition definition, long ordinal) {
    this.unit = unit;
    this.services = services;
    this.definition = definition;
    points = new DevicePoints(definition);
    probing = new Probing(unit, this, services.alarms());
    feeding = new Feeding(unit, this);
    share = Spread.share(ordinal);
    display = new Display(services.bus(), points);
    standing = new Standing("Device " + definition.id(), services.clock());
    fault = Fault.of(definition);
  }

  String id() {
    return definition.id();
  }

  DeviceStatus status() {
    return counters.status(definition, standing.now(), points.all().size());
  }

  DevicePoints points() {
    return points;
  }

  List<GroupPoll> groups() {
    return groups;
  }

  boolean isOnline() {
    return presence.isOnline();
  }

  LinkQueue<Exchange<?>> queue() {
    return unit.queue();
  }

  long now() {
    return unit.now();
  }

  long nowMillis() {
    return services.clock().now().toEpochMilli();
  }

  /** What all points show. */
  PointImage image() {
    return services.image();
  }

  /** Nanoseconds for an answer. */
  long timeout() {
    return Timeouts.ofDevice(definition.spec().settings(), unit.definition().spec().settings());
  }

  /** Has this done by the link's worker. */
  void post(Runnable work) {
    unit.mailbox().post(work);
  }

  /** Makes its points known. */
  void declare() {
    DeviceAccess access = new DeviceAccess(unit, this);
    declaration = services.directory().declare(id(), points.entries(), access);
  }

  /** Makes the driver's device, on a link that has just been opened or to which this device is new. */
  void attach(LinkSession session) {
    if (!definition.enabled() || !definition.problem().isEmpty()) {
      return;
    }
    try {
      Attachment made = Attachment.make(this, definition, session, services.alarms(), share);
      device = made.device();
      groups = made.groups();
      fault = null;
      publish(points.ungrouped(Quality.NOT_READ_YET));
    } catch (DriverException | RuntimeException thrown) {
      fault = Fault.configuration("" + unit.defects().in(thrown).getMessage());
    }
  }

  /** The link is connected. */
  void up() {
    if (showsFault()) {
      return;
    }
    if (groups.isEmpty()) {
      online();
    } else {
      standing.become(probing.pauses() ? State.OFFLINE : State.CONNECTING, "");
      probing.begin();
    }
  }

  /** The link is not connected, for that reason. */
  void down(Quality quality, Condition link) {
    stop();
    if (!showsFault()) {
      State state = link.state() == State.CONFIGURATION ? State.OFFLINE : link.state();
      standing.become(state, ("link " + definition.link() + ": " + link.detail()).strip());
      show(quality);
    }
  }

  private boolean showsFault() {
    Fault its = fault;
    if (its != null) {
      standing.become(its.state(), its.detail());
      show(its.quality());
    }
    return its != null;
  }

  private void stop() {
    presence.goes();
    probing.end();
    feeding.end();
    groups.forEach(GroupPoll::end);
  }

  private void show(Quality quality) {
    display.showBad(quality, groups);
  }

  /** The link is about to be closed or opened anew: what the driver made for it is gone. */
  void detach() {
    stop();
    show(Quality.NOT_CONNECTED);
    groups = List.of();
    device = null;
  }

  /** Forgets it, at the driver and in the directory. */
  void remove() {
    stop();
    Device its = device;
    device = null;
    groups = List.of();
    if (its != null) {
      try {
        its.close();
      } catch (RuntimeException defect) {
        unit.defects().report(defect);
      }
    }
    PointDirectory.Declaration made = declaration;
    if (made != null) {
      made.close();
    }
  }

  /** It answers. */
  void online() {
    presence.comes();
    probing.end();
    probing.reset();
    standing.become(State.ONLINE, "");
    groups.forEach(GroupPoll::begin);
    if (unit.can(Capability.SUBSCRIBE)) {
      feeding.begin();
    }
  }

  /** It does not answer. */
  void offline(DriverException why) {
    stop();
    standing.become(State.OFFLINE, "" + why.getMessage());
    show(Quality.NOT_CONNECTED);
    if (unit.isUp()) {
      probing.pause();
    }
  }

  /**
   * The driver's device, when it works.
   *
   * @throws DriverException.NotConnected it does not
   */
  Device working() throws DriverException.NotConnected {
    DriverException.NotConnected why = notWorking();
    if (why != null) {
      throw why;
    }
    return Objects.requireNonNull(device);
  }

  /** Why it does not work; empty when it does. */
  DriverException.@Nullable NotConnected notWorking() {
    if (device != null && presence.isOnline()) {
      return null;
    }
    String detail = standing.now().detail();
    return new DriverException.NotConnected(
        detail.isEmpty() ? "device " + id() + " is not connected" : detail);
  }

  /** It has been asked something. */
  void asked() {
    presence.asked(now());
  }

  /** Whether it has owed an answer for so many nanoseconds. */
  boolean isSilentFor(long nanos) {
    return presence.isSilentFor(nanos, now());
  }

  /** It has answered something, be it a refusal. */
  void answered() {
    presence.answered();
    counters.answered(nowMillis());
  }

  /** A step was read. */
  void read(Step step, @Nullable List<Reading> held) {
    List<Reading> readings = step.taken(held == null ? List.of() : held, now());
    counters.read();
    answered();
    publish(readings);
  }

  /** A step was read after all, although the device had been given up. */
  void lateAnswer(Step step, @Nullable List<Reading> held) {
    if (device != null && unit.isUp() && !presence.isOnline()) {
      read(step, held);
      online();
    }
  }

  void readFailed(DriverException why) {
    counters.failed();
    if (why instanceof DriverException.Refused) {
      answered();
    }
  }

  void missed(long count) {
    counters.missed(count);
  }

  void lag(long nanos) {
    counters.lag(nanos);
  }

  List<Step> parts(Step step) {
    try {
      return step.parts(points::scale);
    } catch (RuntimeException defect) {
      unit.defects().report(defect);
      return List.of();
    }
  }

  void publish(List<Reading> readings) {
    display.show(readings);
  }
}
