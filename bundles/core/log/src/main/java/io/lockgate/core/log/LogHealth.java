// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.log;

import io.lockgate.api.health.Health;
import io.lockgate.api.health.Status;
import io.lockgate.api.point.PointImage;
import io.lockgate.api.point.Subscription;
import io.lockgate.api.time.GatewayClock;
import io.lockgate.core.log.db.Room;
import io.lockgate.core.log.keep.KeptLog;
import io.lockgate.core.log.keep.Standing;
import io.lockgate.core.log.record.Rate;
import io.lockgate.core.log.record.Recorder;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;

/** Says how the log is, the worst first. For one thread at a time. */
final class LogHealth {
  private static final double NEARLY_FULL = 0.9;
  private static final double MEGABYTE = 1e6;

  private final KeptLog log;
  private final Standing standing;
  private final Recorder recorder;
  private final Subscription subscription;
  private final PointImage image;
  private final Rate rate;
  private long lostBefore;
  private volatile Optional<Room.Use> use = Optional.empty();

  LogHealth(
      KeptLog log,
      Standing standing,
      Recorder recorder,
      Subscription subscription,
      PointImage image,
      GatewayClock clock) {
    this.log = log;
    this.standing = standing;
    this.recorder = recorder;
    this.subscription = subscription;
    this.image = image;
    this.rate = new Rate(clock);
  }

  Health now(LogSettings settings) {
    Standing.View view = standing.view();
    double perMinute = rate.of(recorder.stored());
    long lost = recorder.lost() + subscription.lost();
    boolean losing = lost > lostBefore;
    lostBefore = lost;
    if (view.starting()) {
      return new Health(Status.TEMPORARILY_UNAVAILABLE, view.trouble());
    } else if (!view.trouble().isEmpty()) {
      return new Health(
          Status.CRITICAL, "samples are not stored: " + view.trouble() + lostText(lost));
    } else if (losing) {
      return new Health(Status.WARN, "samples come faster than they are stored" + lostText(lost));
    } else if (!view.aside().isEmpty()) {
      return new Health(
          Status.WARN,
          "a damaged log was set aside, delete it when nobody wants it: "
              + view.aside().get(view.aside().size() - 1)
              + (view.lastDamage().isEmpty() ? "" : "; " + view.lastDamage()));
    } else if (!view.lastDamage().isEmpty()) {
      return new Health(Status.WARN, "the log is damaged: " + view.lastDamage());
    }
    return room(settings, view, perMinute);
  }

  /** What was used of the room when it was asked last; empty while nobody knows. Thread-safe. */
  Optional<Room.Use> use() {
    return use;
  }

  private static String lostText(long lost) {
    return lost == 0 ? "" : "; " + lost + " samples were lost since the start";
  }

  /** What ends sooner goes before what merely was not expected. */
  private Health room(LogSettings settings, Standing.View view, double perMinute) {
    try {
      Room.Use now = log.use();
      use = Optional.of(now);
      String text =
          String.format(
              Locale.ROOT,
              "%.1f of %.0f MB used, %.0f samples a minute%s",
              now.used() / MEGABYTE,
              now.quota() / MEGABYTE,
              perMinute,
              view.dropped() == 0 ? "" : ", the oldest go: " + view.dropped() + " so far");
      return now.share() >= NEARLY_FULL && view.dropped() == 0
          ? new Health(Status.WARN, "the oldest samples will go soon: " + text)
          : expected(settings, perMinute, text);
    } catch (IOException e) {
      return new Health(Status.WARN, String.valueOf(e.getMessage()));
    }
  }

  private Health expected(LogSettings settings, double perMinute, String text) {
    int points = image.points().size();
    if (points > settings.expected$_$points()) {
      return new Health(
          Status.WARN,
          points + " points, expected are " + settings.expected$_$points() + " at most");
    } else if (perMinute > settings.expected$_$per$_$minute()) {
      return new Health(
          Status.WARN,
          String.format(
              Locale.ROOT,
              "%.0f samples a minute are logged, expected are %d at most: the quota ends earlier",
              perMinute,
              settings.expected$_$per$_$minute()));
    }
    return new Health(Status.OK, text);
  }
}
