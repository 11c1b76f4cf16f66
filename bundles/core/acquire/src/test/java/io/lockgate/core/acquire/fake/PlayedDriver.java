// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.acquire.fake;

import io.lockgate.api.driver.Capability;
import io.lockgate.api.driver.Driver;
import io.lockgate.api.driver.DriverException;
import io.lockgate.api.driver.Link;
import io.lockgate.api.driver.LinkContext;
import io.lockgate.api.driver.LinkSpec;
import io.lockgate.api.driver.Settings;
import io.lockgate.api.model.DeviceModel;
import io.lockgate.api.model.ModelProblem;
import io.lockgate.core.acquire.time.Alarms;
import io.lockgate.testkit.FakeClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A driver whose field is played: devices by their setting {@code unit}; all that is asked is written down. */
public final class PlayedDriver implements Driver {
  final FakeClock clock;
  final Alarms alarms;
  final Map<String, PlayedDevice> devices = new HashMap<>();

  /** What was asked, in order: {@code read u1 a,b}, {@code write u1 a=3}, {@code raw 17}, {@code connect bus}. */
  public final List<String> log = new ArrayList<>();

  /** When each line of the log was written, monotonic nanoseconds. */
  public final List<Long> times = new ArrayList<>();

  /** The links that are open, by id. */
  public final Map<String, PlayedLink> links = new HashMap<>();

  /** Why nobody can connect; empty: everybody can. */
  public @Nullable DriverException connectFails;

  /** Thrown by the next read. */
  public @Nullable RuntimeException defect;

  /** The next stage is never completed. */
  public boolean forgetsNextStage;

  /** Problems of every model. */
  public List<ModelProblem> problems = List.of();

  /** Links opened so far. */
  public int opened;

  /** Devices made and not closed. */
  public int openDevices;

  public final Set<Capability> capabilities =
      EnumSet.of(Capability.READ, Capability.WRITE, Capability.RAW, Capability.DISCOVER);

  public PlayedDriver(FakeClock clock, Alarms alarms) {
    this.clock = clock;
    this.alarms = alarms;
  }

  /** How a device behaves, to be changed at will. */
  public PlayedDevice device(String unit) {
    return devices.computeIfAbsent(unit, none -> new PlayedDevice());
  }

  void log(String line) {
    log.add(line);
    times.add(clock.monotonicNanos());
  }

  /** How many lines begin like this. */
  public long count(String beginning) {
    return log.stream().filter(line -> line.startsWith(beginning)).count();
  }

  /** Milliseconds at which lines that begin like this were written. */
  public List<Long> millis(String beginning) {
    return IntStream.range(0, log.size())
        .filter(i -> log.get(i).startsWith(beginning))
        .mapToObj(i -> times.get(i) / 1_000_000)
        .toList();
  }

  /** Forgets the log. */
  public void clear() {
    log.clear();
    times.clear();
  }

  void later(Duration delay, Runnable work) {
    if (delay.isZero()) {
      work.run();
    } else {
      alarms.alarm(work).set(clock.monotonicNanos() + delay.toNanos());
    }
  }

  @Override
  public Set<Capability> capabilities() {
    return capabilities;
  }

  @Override
  public List<ModelProblem> check(DeviceModel model) {
    return problems;
  }

  @Override
  public Link open(LinkSpec spec, LinkContext context) throws DriverException {
    if (spec.settings().text("host", "").equals("bad")) {
      throw new DriverException.BadSetting("host", "is bad");
    }
    opened++;
    PlayedLink link = new PlayedLink(this, spec, context);
    links.put(spec.id(), link);
    return link;
  }

  @Override
  public List<Candidate> candidates(Settings range) throws DriverException {
    Settings link = new Settings(Map.of("host", range.text("host")));
    return IntStream.rangeClosed(1, range.number("units", 1, 247))
        .mapToObj(i -> new Candidate(link, new Settings(Map.of("unit", "u" + i))))
        .toList();
  }
}
