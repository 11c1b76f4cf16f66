// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.alarm.book;

import io.lockgate.api.alarm.Alarm;
import io.lockgate.api.alarm.AlarmEvent;
import io.lockgate.api.health.HealthEntry;
import io.lockgate.api.point.PointId;
import io.lockgate.api.point.Quality;
import io.lockgate.api.point.Sample;
import io.lockgate.api.point.Value;
import io.lockgate.api.security.Identity;
import io.lockgate.api.time.GatewayClock;
import io.lockgate.core.alarm.journal.Checkpoint;
import io.lockgate.core.alarm.journal.Journal;
import io.lockgate.core.alarm.state.Machine;
import io.lockgate.core.alarm.state.Moment;
import io.lockgate.core.alarm.state.Seen;
import io.lockgate.core.alarm.state.Step;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collector;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * All alarms. What happens goes into the journal first, then to the listeners; while the journal cannot be written, alarms
 * come and go all the same, and what happened waits. An alarm whose rule is gone waits {@link #GRACE} for it to come
 * back, as rules do when the gateway starts or settings change. Thread-safe: one lock, held while the journal is written.
 */
public final class AlarmBook {
  /** Longest time of shelving. */
  public static final Duration LONGEST_SHELF = Duration.ofDays(7);

  static final Duration GRACE = Duration.ofMinutes(2);

  /** Most events that wait for a journal that cannot be written. */
  static final int MOST_UNWRITTEN = 10_000;

  /** So many events after the last checkpoint the next one is made. */
  static final int CHECKPOINT_EVERY = 256;

  private static final Logger LOG = LoggerFactory.getLogger(AlarmBook.class);
  private static final Comparator<Alarm> ORDER =
      Comparator.comparing((Alarm alarm) -> alarm.rule().severity())
          .thenComparing(Alarm::since)
          .reversed()
          .thenComparing(Alarm::id);

  private final GatewayClock clock;
  private final Journal journal;
  private final Checkpoint checkpoint;
  private final Consumer<List<AlarmEvent>> tell;
  private final Map<String, Machine> machines = new TreeMap<>();
  private final Map<String, Long> withoutRule = new HashMap<>();
  private final List<AlarmEvent> unwritten = new ArrayList<>();
  private Map<PointId, List<Machine>> byPoint = Map.of();
  private Map<String, List<Machine>> byDevice = Map.of();
  private Map<String, List<Machine>> byPart = Map.of();
  private long sequence;
  private long begun;
  private long checkpointed;
  private long lost;
  private volatile List<Alarm> open = List.of();
  private volatile String trouble = "";

  /**
   * Takes up what stood before.
   *
   * @param tell hears of events that are safe, shelved alarms left out; must not block
   * @throws IOException the journal cannot be read
   */
  public AlarmBook(
      GatewayClock clock, Journal journal, Checkpoint checkpoint, Consumer<List<AlarmEvent>> tell)
      throws IOException {
    this.clock = clock;
    this.journal = journal;
    this.checkpoint = checkpoint;
    this.tell = tell;
    sequence = journal.last();
    checkpointed = sequence;
    begun = sequence;
    Moment now = Moment.of(clock);
    for (Alarm stood : checkpoint.read(journal)) {
      Machine machine = Machine.restored(stood, now, LONGEST_SHELF);
      if (machine.isOpen()) {
        machines.put(stood.id(), machine);
        withoutRule.put(stood.id(), now.nanos());
      }
    }
    show();
  }

  /** The rules in force from now on, all of them. Alarms of rules that stay, or only change, stand as they did. */
  public synchronized void rules(Collection<Watched> wanted) {
    Moment now = Moment.of(clock);
    Map<String, Watched> byId = new TreeMap<>();
    wanted.forEach(each -> byId.putIfAbsent(each.id(), each));
    for (Watched each : byId.values()) {
      Machine machine =
          machines.computeIfAbsent(each.id(), id -> Machine.of(each.device(), each.rule(), now));
      if (!machine.alarm().rule().equals(each.rule())) {
        machine.rule(each.rule());
      }
    }
    withoutRule.keySet().removeAll(byId.keySet());
    machines.keySet().stream()
        .filter(id -> !byId.containsKey(id))
        .forEach(id -> withoutRule.putIfAbsent(id, now.nanos()));
    byPoint =
        byId.values().stream()
            .filter(each -> each.point().isPresent())
            .collect(Collectors.groupingBy(each -> each.point().get(), machinesOf()));
    byDevice =
        byId.values().stream()
            .filter(Watched::ofDevice)
            .collect(Collectors.groupingBy(Watched::device, machinesOf()));
    byPart =
        byId.values().stream()
            .filter(Watched::ofPart)
            .collect(Collectors.groupingBy(each -> each.rule().point(), machinesOf()));
    show();
  }

  private Collector<Watched, ?, List<Machine>> machinesOf() {
    return Collectors.mapping(
        each -> Objects.requireNonNull(machines.get(each.id())), Collectors.toList());
  }

  /** The points that rules look at. */
  public synchronized Set<PointId> points() {
    return Set.copyOf(byPoint.keySet());
  }

  /** Samples have come, in order. */
  public synchronized void samples(List<Sample> batch) {
    Moment now = Moment.of(clock);
    for (Sample sample : batch) {
      for (Machine machine : byPoint.getOrDefault(sample.point(), List.of())) {
        machine.sample(sample, now).ifPresent(step -> note(step, now, Identity.SYSTEM.id()));
      }
    }
    flush();
  }

  /** Somebody has looked at the devices. */
  public synchronized void devices(Map<String, Seen> devices) {
    Moment now = Moment.of(clock);
    devices.forEach(
        (device, seen) -> {
          for (Machine machine : byDevice.getOrDefault(device, List.of())) {
            machine.seen(seen, now).ifPresent(step -> note(step, now, Identity.SYSTEM.id()));
          }
        });
    flush();
  }

  /** Somebody has looked at the parts of the gateway. */
  public synchronized void parts(List<HealthEntry> parts) {
    Moment now = Moment.of(clock);
    for (HealthEntry part : parts) {
      for (Machine machine : byPart.getOrDefault(part.name(), List.of())) {
        machine
            .part(part.health().status().light(), shown(part, now), now)
            .ifPresent(step -> note(step, now, Identity.SYSTEM.id()));
      }
    }
    flush();
  }

  /** What its health says, in place of a sample. */
  private Sample shown(HealthEntry part, Moment now) {
    String detail = part.health().detail();
    return new Sample(
        new PointId(Alarm.SYSTEM, part.name()),
        Value.of(detail.isEmpty() ? "ok" : detail),
        Quality.GOOD,
        part.since().toEpochMilli(),
        now.wall().toEpochMilli(),
        clock.quality(),
        0);
  }

  /** Time has passed: delays, shelving, rules that did not come back; what could not be written is tried again. */
  public synchronized void pass() {
    Moment now = Moment.of(clock);
    for (Machine machine : machines.values()) {
      if (machine.waits()) {
        machine.pass(now).forEach(step -> note(step, now, Identity.SYSTEM.id()));
      }
    }
    for (Iterator<Map.Entry<String, Long>> i = withoutRule.entrySet().iterator(); i.hasNext(); ) {
      Map.Entry<String, Long> each = i.next();
      if (now.nanos() - each.getValue() >= GRACE.toNanos()) {
        i.remove();
        Machine gone = machines.remove(each.getKey());
        if (gone != null) {
          gone.end(now).ifPresent(step -> note(step, now, Identity.SYSTEM.id()));
          show();
        }
      }
    }
    flush();
  }

  private synchronized void note(Step step, Moment now, String by) {
    sequence++;
    unwritten.add(
        new AlarmEvent(sequence, now.wall(), clock.quality(), step.to(), step.change(), by));
    if (unwritten.size() > MOST_UNWRITTEN) {
      unwritten.remove(0);
      lost++;
    }
  }

  private void flush() {
    if (unwritten.isEmpty()) {
      return;
    }
    show();
    try {
      write(List.of());
      checkpoint();
    } catch (IOException e) {
      if (trouble.isEmpty()) {
        LOG.error("The alarm journal cannot be written", e);
      }
      trouble = "the journal cannot be written: " + e.getMessage();
    }
  }

  /** Writes what waits, and more; on an exception all that waited still does, and nothing more. */
  private void write(List<AlarmEvent> more) throws IOException {
    List<AlarmEvent> events = new ArrayList<>(unwritten);
    events.addAll(more);
    journal.append(events);
    unwritten.clear();
    if (!trouble.isEmpty()) {
      LOG.info("The alarm journal can be written again; {} events were lost", lost);
      trouble = "";
    }
    List<AlarmEvent> audible =
        events.stream().filter(event -> event.alarm().shelvedUntil().isEmpty()).toList();
    if (!audible.isEmpty()) {
      tell.accept(audible);
    }
  }

  /** After what is written is also how alarms stand. */
  private synchronized void checkpoint() {
    if (sequence - checkpointed < CHECKPOINT_EVERY || !unwritten.isEmpty()) {
      return;
    }
    try {
      checkpoint.write(sequence, open);
      checkpointed = sequence;
    } catch (IOException e) {
      LOG.error("How alarms stand cannot be written; the journal still has it", e);
      checkpointed = sequence;
    }
  }

  private void show() {
    open =
        machines.values().stream()
            .filter(Machine::isOpen)
            .map(Machine::alarm)
            .sorted(ORDER)
            .toList();
  }

  /** As {@link io.lockgate.api.alarm.Alarms#open}. */
  public List<Alarm> open() {
    return open;
  }

  /** Events since the start. */
  public synchronized long events() {
    return sequence - begun;
  }

  /** Events that could never be written. */
  public synchronized long lost() {
    return lost;
  }

  /** Why the journal does not work; empty when it does. */
  public String trouble() {
    return trouble;
  }

  /** As {@link io.lockgate.api.alarm.Alarms#acknowledge}, by somebody who may. */
  public synchronized Alarm acknowledge(String by, String id) throws IOException {
    Machine machine = machines.get(id);
    if (machine == null) {
      throw new IllegalArgumentException("no alarm '" + id + "' is open");
    }
    Moment now = Moment.of(clock);
    return propose(machine, machine.acknowledged(by, now), Duration.ZERO, now, by);
  }

  /** As {@link io.lockgate.api.alarm.Alarms#shelve}, by somebody who may. */
  public synchronized Alarm shelve(String by, String id, Duration duration) throws IOException {
    Machine machine = machines.get(id);
    if (machine == null) {
      throw new IllegalArgumentException("there is no alarm rule '" + id + "'");
    }
    if (duration.isNegative() || duration.compareTo(LONGEST_SHELF) > 0) {
      throw new IllegalArgumentException("an alarm can be shelved for 0 to 7 days");
    }
    Moment now = Moment.of(clock);
    return propose(machine, machine.shelved(duration, now), duration, now, by);
  }

  private synchronized Alarm propose(
      Machine machine, Optional<Step> proposed, Duration shelvedFor, Moment now, String by)
      throws IOException {
    if (proposed.isPresent()) {
      Step step = proposed.get();
      AlarmEvent event =
          new AlarmEvent(sequence + 1, now.wall(), clock.quality(), step.to(), step.change(), by);
      write(List.of(event));
      sequence++;
      machine.become(step, shelvedFor, now);
      show();
      checkpoint();
    }
    return machine.alarm();
  }

  /** As {@link io.lockgate.api.alarm.Alarms#journal}. */
  public List<AlarmEvent> journal(long after, int limit) throws IOException {
    if (limit < 1 || limit > 10_000) {
      throw new IllegalArgumentException("limit must be 1 to 10000");
    }
    return journal.read(Math.max(0, after), limit);
  }
}
