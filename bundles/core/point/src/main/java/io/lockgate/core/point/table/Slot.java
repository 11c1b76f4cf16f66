// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.point.table;

import io.lockgate.api.driver.PointDirectory.Entry;
import io.lockgate.api.driver.PointDirectory.PointAccess;
import io.lockgate.api.point.PointId;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The place of one point: what is known about it, its latest sample and who hears of it. */
public final class Slot extends Shown {
  private static final Hearer[] NOBODY = {};

  private volatile Known known;

  /** Who came after it in a publication; under the publishing lock. */
  private @Nullable Slot follower;

  private volatile boolean gone;

  /** Replaced as a whole, under the structure lock. */
  private volatile Hearer[] hearers = NOBODY;

  /**
   * What was declared.
   *
   * @param entry the point
   * @param access the way to it
   */
  public record Known(Entry entry, PointAccess access) {}

  Slot(Entry entry, PointAccess access) {
    known = new Known(entry, access);
  }

  /** What is known now; entry and way belong together. */
  public Known known() {
    return known;
  }

  void know(Entry entry, PointAccess access) {
    known = new Known(entry, access);
  }

  PointId id() {
    return known.entry().id();
  }

  /** Who came after it the last time, if that point is still there. */
  @Nullable Slot follower() {
    Slot its = follower;
    return its == null || its.gone ? null : its;
  }

  void follower(@Nullable Slot next) {
    follower = next;
  }

  /** The point is no more. */
  void leave() {
    gone = true;
    follower = null;
  }

  Hearer[] hearers() {
    return hearers;
  }

  void add(Hearer hearer) {
    Hearer[] before = hearers;
    Hearer[] more = Arrays.copyOf(before, before.length + 1);
    more[before.length] = hearer;
    hearers = more;
  }

  void remove(Hearer hearer) {
    hearers = Arrays.stream(hearers).filter(each -> each != hearer).toArray(Hearer[]::new);
  }
}
