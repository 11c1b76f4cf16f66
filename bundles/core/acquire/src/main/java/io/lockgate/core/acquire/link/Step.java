// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.acquire.link;

import io.lockgate.api.driver.DevicePoint;
import io.lockgate.api.driver.ReadStep;
import io.lockgate.api.point.PointId;
import io.lockgate.api.point.PointImage;
import io.lockgate.api.point.Quality;
import io.lockgate.api.point.Reading;
import io.lockgate.api.point.Sample;
import io.lockgate.core.acquire.value.Engineering;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One step of a poll, what its points show now, and whether it is asked at all. One thread at a time. */
final class Step {
  private final ReadStep step;
  private final PointId[] points;
  private final List<PointId> ids;
  private final Engineering[] scales;
  private boolean showsValues;
  private long valuesAt;
  private @Nullable Quality shown;
  private long notBefore = Long.MIN_VALUE;
  private boolean fellSilent;

  Step(ReadStep step, Function<DevicePoint, Engineering> scales) {
    this.step = step;
    ids = step.points().stream().map(DevicePoint::id).toList();
    points = ids.toArray(PointId[]::new);
    this.scales = step.points().stream().map(scales).toArray(Engineering[]::new);
  }

  ReadStep step() {
    return step;
  }

  /**
   * What was read, in the points' units; it is shown from now on.
   *
   * @throws IllegalArgumentException these are not the points of this step
   */
  List<Reading> taken(List<Reading> held, long now) {
    if (held.size() != points.length) {
      throw new IllegalArgumentException("not one reading for each point of a step");
    }
    List<Reading> inUnits = new ArrayList<>(held.size());
    for (int i = 0; i < held.size(); i++) {
      Reading reading = held.get(i);
      if (!reading.point().equals(points[i])) {
        throw new IllegalArgumentException("a reading of another point: " + reading.point());
      }
      inUnits.add(scales[i].toUnit(reading));
    }
    showsValues = true;
    valuesAt = now;
    shown = null;
    fellSilent = false;
    notBefore = Long.MIN_VALUE;
    return inUnits;
  }

  /** Readings without a value; none when the points show just that already. */
  List<Reading> bad(Quality why) {
    if (shown == why) {
      return List.of();
    }
    shown = why;
    showsValues = false;
    return Arrays.stream(points).map(point -> Reading.bad(point, why)).toList();
  }

  /** Whether values are shown that were read before this moment. */
  boolean showsValuesFrom(long moment) {
    return shown == null && showsValues && valuesAt <= moment;
  }

  /** When the values that are shown were read; the largest number when none are. */
  long shownSince() {
    return shown == null && showsValues ? valuesAt : Long.MAX_VALUE;
  }

  /** The last values, as the image has them, marked as old. */
  List<Reading> stale(PointImage image) {
    shown = Quality.STALE;
    showsValues = false;
    return image.read(ids).stream().map(Step::stale).toList();
  }

  private static Reading stale(Sample last) {
    Quality quality = last.quality().worst(Quality.STALE);
    return new Reading(last.point(), last.value(), quality, last.sourceMillis());
  }

  /** What it showed was long ago, and others have shown it since. */
  void forget() {
    showsValues = false;
    shown = null;
    notBefore = Long.MIN_VALUE;
  }

  /** It is not asked before this moment. */
  void restUntil(long moment) {
    notBefore = moment;
  }

  boolean rests(long now) {
    return now < notBefore;
  }

  /** The device was taken for dead because of it. */
  void fellSilent() {
    fellSilent = true;
  }

  /** Whether the device has answered other steps since this one met silence; then it is this step, not the device. */
  boolean isSuspect() {
    return fellSilent;
  }

  /** Rest that was ordered because of silence ends when the device comes back. */
  void comesBack() {
    if (fellSilent) {
      notBefore = Long.MIN_VALUE;
    }
  }

  /** Smaller steps for the same points; none when it cannot be divided, or what the driver gives is not smaller. */
  List<Step> parts(Function<DevicePoint, Engineering> lookup) {
    List<Step> parts = step.split().stream().map(part -> new Step(part, lookup)).toList();
    boolean smaller = parts.stream().allMatch(part -> part.points.length < points.length);
    return smaller ? parts : List.of();
  }
}
