// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.alarm.state;

import io.lockgate.api.alarm.Alarm;
import io.lockgate.api.alarm.AlarmCondition.Unwell;
import io.lockgate.api.alarm.AlarmEvent.Change;
import io.lockgate.api.alarm.AlarmRule;
import io.lockgate.api.alarm.AlarmState;
import io.lockgate.api.health.Status;
import io.lockgate.api.point.Sample;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One alarm. What the field shows and what time brings changes it at once; what a person wants is proposed as a
 * {@link Step} and done by {@link #become}, so that it can be written down in between. Delays are monotonic. Not
 * thread-safe.
 */
public final class Machine {
  private Alarm alarm;
  private Tracker tracker;
  private Chatter chatter = new Chatter();
  private boolean holds;
  private boolean known;
  private long sinceNanos;
  private long shelvedUntilNanos;
  private Optional<Sample> latest = Optional.empty();

  private Machine(Alarm alarm) {
    this.alarm = alarm;
    tracker = new Tracker(alarm.rule().condition());
    holds = isActive();
  }

  /** An alarm that was never raised. */
  public static Machine of(String device, AlarmRule rule, Moment now) {
    return new Machine(
        new Alarm(
            device, rule, AlarmState.NORMAL, now.wall(), Optional.empty(), Optional.empty(), ""));
  }

  /** An alarm as it stood before a restart; shelved for what is left of its time by the wall clock, at most {@code most}. */
  public static Machine restored(Alarm stood, Moment now, Duration most) {
    Machine machine = new Machine(stood);
    if (stood.shelvedUntil().isPresent()) {
      Duration left = Duration.between(now.wall(), stood.shelvedUntil().get());
      Duration bounded = left.compareTo(most) > 0 ? most : left;
      machine.shelvedUntilNanos = now.nanos() + Math.max(0, bounded.toNanos());
    }
    return machine;
  }

  /** How it stands. */
  public Alarm alarm() {
    return alarm;
  }

  /** Whether people should see it: not normal, or shelved. */
  public boolean isOpen() {
    return alarm.state() != AlarmState.NORMAL || alarm.shelvedUntil().isPresent();
  }

  /** Whether time alone can change it. */
  public boolean waits() {
    return alarm.shelvedUntil().isPresent() || (known && holds != isActive());
  }

  private boolean isActive() {
    return alarm.state() == AlarmState.ACTIVE || alarm.state() == AlarmState.ACKNOWLEDGED;
  }

  /** The rule was changed; the alarm stays as it is until the field says otherwise. */
  public void rule(AlarmRule rule) {
    tracker = new Tracker(rule.condition());
    chatter = new Chatter();
    known = false;
    holds = isActive();
    alarm = state(alarm, rule, alarm.state(), alarm.since());
  }

  /** A sample of its point has come. */
  public Optional<Step> sample(Sample sample, Moment now) {
    Seen seen = tracker.look(sample);
    if (seen == Seen.HOLDS || seen == Seen.OVER) {
      latest = Optional.of(sample);
    }
    return seen(seen, now);
  }

  /** Somebody has looked at its device. */
  public Optional<Step> seen(Seen seen, Moment now) {
    switch (seen) {
      case HOLDS, OVER -> is(seen == Seen.HOLDS, now);
      case UNKNOWN -> known = false;
      case AS_BEFORE -> is(holds, now);
    }
    return delayed(now);
  }

  /**
   * Somebody has looked at its part of the gateway.
   *
   * @param shown what its health says, as the cause
   */
  public Optional<Step> part(Status.Light light, Sample shown, Moment now) {
    latest = Optional.of(shown);
    boolean lit = alarm.rule().condition() instanceof Unwell unwell && unwell.light() == light;
    return seen(lit ? Seen.HOLDS : Seen.OVER, now);
  }

  private void is(boolean holding, Moment now) {
    if (!known || holds != holding) {
      sinceNanos = now.nanos();
    }
    known = true;
    holds = holding;
  }

  /** Time has passed; at most two things happen. */
  public List<Step> pass(Moment now) {
    List<Step> steps = new ArrayList<>();
    if (alarm.shelvedUntil().isPresent() && now.nanos() - shelvedUntilNanos >= 0) {
      steps.add(done(shelved(Optional.empty()), Change.UNSHELVED));
    }
    delayed(now).ifPresent(steps::add);
    return steps;
  }

  private Optional<Step> delayed(Moment now) {
    if (!known || holds == isActive()) {
      return Optional.empty();
    }
    AlarmRule rule = alarm.rule();
    Duration delay = holds ? rule.onDelay() : chatter.offDelay(rule.offDelay());
    if (now.nanos() - sinceNanos < delay.toNanos()) {
      return Optional.empty();
    }
    return Optional.of(holds ? raise(now) : clear(now));
  }

  private Step raise(Moment now) {
    chatter.raised(now.nanos());
    Alarm raised =
        new Alarm(
            alarm.device(),
            alarm.rule(),
            AlarmState.ACTIVE,
            now.wall(),
            latest,
            alarm.shelvedUntil(),
            "");
    return done(raised, Change.RAISED);
  }

  private Step clear(Moment now) {
    chatter.cleared();
    boolean stays = alarm.rule().latch() && alarm.state() == AlarmState.ACTIVE;
    AlarmState state = stays ? AlarmState.LATCHED : AlarmState.NORMAL;
    Alarm cleared =
        new Alarm(
            alarm.device(),
            alarm.rule(),
            state,
            now.wall(),
            latest,
            alarm.shelvedUntil(),
            alarm.acknowledgedBy());
    return done(cleared, Change.CLEARED);
  }

  /** Its rule is gone for good: what was open is over. Empty when nothing was. */
  public Optional<Step> end(Moment now) {
    if (alarm.state() == AlarmState.NORMAL) {
      return Optional.empty();
    }
    Alarm over = state(alarm, alarm.rule(), AlarmState.NORMAL, now.wall());
    return Optional.of(done(over, Change.CLEARED));
  }

  /**
   * What acknowledging it would do; empty when that was done already.
   *
   * @throws IllegalArgumentException it is not open
   */
  public Optional<Step> acknowledged(String by, Moment now) {
    AlarmState next =
        switch (alarm.state()) {
          case ACTIVE, ACKNOWLEDGED -> AlarmState.ACKNOWLEDGED;
          case LATCHED -> AlarmState.NORMAL;
          case NORMAL -> throw new IllegalArgumentException("alarm " + alarm.id() + " is not open");
        };
    if (next == alarm.state()) {
      return Optional.empty();
    }
    Alarm to =
        new Alarm(
            alarm.device(),
            alarm.rule(),
            next,
            now.wall(),
            alarm.cause(),
            alarm.shelvedUntil(),
            by);
    return Optional.of(new Step(to, Change.ACKNOWLEDGED));
  }

  /** What shelving it would do; zero ends it; empty when there is nothing to end. */
  public Optional<Step> shelved(Duration duration, Moment now) {
    if (duration.isZero()) {
      return alarm.shelvedUntil().isEmpty()
          ? Optional.empty()
          : Optional.of(new Step(shelved(Optional.empty()), Change.UNSHELVED));
    }
    Instant until = now.wall().plus(duration);
    return Optional.of(new Step(shelved(Optional.of(until)), Change.SHELVED));
  }

  /** Does what was proposed; {@code shelvedFor} counts from now where it shelves. */
  public void become(Step step, Duration shelvedFor, Moment now) {
    alarm = step.to();
    if (step.change() == Change.SHELVED) {
      shelvedUntilNanos = now.nanos() + shelvedFor.toNanos();
    }
  }

  private Step done(Alarm to, Change change) {
    alarm = to;
    return new Step(to, change);
  }

  private Alarm shelved(Optional<Instant> until) {
    return new Alarm(
        alarm.device(),
        alarm.rule(),
        alarm.state(),
        alarm.since(),
        alarm.cause(),
        until,
        alarm.acknowledgedBy());
  }

  private static Alarm state(Alarm alarm, AlarmRule rule, AlarmState state, Instant since) {
    return new Alarm(
        alarm.device(),
        rule,
        state,
        since,
        alarm.cause(),
        alarm.shelvedUntil(),
        alarm.acknowledgedBy());
  }
}
