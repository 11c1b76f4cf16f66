// SPDX-License-Identifier: Apache-2.0
package io.lockgate.api.point;

import java.util.Comparator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Address of one named value, written {@code device/point} everywhere: shell, pages, files, topics.
 *
 * <p>The device part is lower case, so that it is a file name on every system; the point part keeps the letter case of
 * its datasheet, and case matters. Both begin and end with a letter or digit.
 *
 * @param device 1 to 64 characters of {@code a-z 0-9 . _ -}
 * @param point 1 to 64 characters of {@code A-Z a-z 0-9 . _ -}; an index is a suffix ({@code ifInOctets.3})
 */
public record PointId(String device, String point) implements Comparable<PointId> {
  /** Longest device or point name, in characters. */
  public static final int MAX_LENGTH = 64;

  private static final Pattern DEVICE = Pattern.compile("[a-z0-9]([a-z0-9._-]{0,62}[a-z0-9])?");
  private static final Pattern POINT =
      Pattern.compile("[A-Za-z0-9]([A-Za-z0-9._-]{0,62}[A-Za-z0-9])?");
  private static final int DEVICE_FACTOR = 0x9E3779B1;
  private static final int POINT_FACTOR = 0x85EBCA77;
  private static final Comparator<PointId> ORDER =
      Comparator.comparing(PointId::device).thenComparing(PointId::point);

  /** Refuses with IllegalArgumentException what breaks the rules above. */
  public PointId {
    requireDevice(device);
    requirePoint(point);
  }

  /**
   * Reads {@code device/point}.
   *
   * @throws IllegalArgumentException it is not of that form; the message says which part is wrong
   */
  public static PointId of(String text) {
    int slash = text.indexOf('/');
    if (slash < 0) {
      throw new IllegalArgumentException("not of the form device/point: '" + text + "'");
    }
    return new PointId(text.substring(0, slash), text.substring(slash + 1));
  }

  /**
   * Returns a device name that keeps the rules.
   *
   * @throws IllegalArgumentException it breaks them
   */
  public static String requireDevice(String name) {
    return require(DEVICE, name, "device name must be 1 to 64 of a-z 0-9 . _ -");
  }

  /**
   * Returns a point name that keeps the rules.
   *
   * @throws IllegalArgumentException it breaks them
   */
  public static String requirePoint(String name) {
    return require(POINT, name, "point name must be 1 to 64 of A-Z a-z 0-9 . _ -");
  }

  /** Whether a text can be a point name. */
  public static boolean isPoint(String name) {
    return POINT.matcher(name).matches();
  }

  private static String require(Pattern pattern, String name, String rule) {
    if (!pattern.matcher(name).matches()) {
      throw new IllegalArgumentException(
          rule + ", first and last a letter or digit: '" + name + "'");
    }
    return name;
  }

  @Override
  public int compareTo(PointId other) {
    return ORDER.compare(this, other);
  }

  /** As any record; nearly always it is compared with itself, a hundred thousand times a second. */
  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || (other instanceof PointId its && device.equals(its.device) && point.equals(its.point));
  }

  /**
   * Spread well: names of devices and points are often the same but for a few digits, and a plain sum of their hashes
   * would give thousands of points the same one.
   */
  @Override
  public int hashCode() {
    int mixed = device.hashCode() * DEVICE_FACTOR + point.hashCode() * POINT_FACTOR;
    return mixed ^ (mixed >>> 15);
  }

  /** The form {@code device/point}. */
  @Override
  public String toString() {
    return device + "/" + point;
  }
}
