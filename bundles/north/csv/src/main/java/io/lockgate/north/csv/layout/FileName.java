// SPDX-License-Identifier: Apache-2.0
package io.lockgate.north.csv.layout;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * {@code <gateway>_<device>_<time>[_<index>].csv}: the same file has the same name whenever it is sent. The time is in UTC,
 * so that no name comes twice when clocks are put back.
 */
public final class FileName {
  private static final String FORBIDDEN = "\\/:*?\"<>|";
  private static final char INSTEAD = '~';
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuuMMddHHmmssSSS", Locale.ROOT).withZone(ZoneOffset.UTC);

  private FileName() {}

  /**
   * A name without path; what no file system has in a name is replaced by {@code ~}.
   *
   * @param index from 1; 0 for the only file of its device
   */
  public static String of(String gateway, String device, Instant time, int index, Format format) {
    String name =
        gateway + "_" + device + "_" + TIME.format(time) + (index == 0 ? "" : "_" + index);
    return clean(name) + "." + format.suffix();
  }

  /** A part of a name, with what no file system has in one replaced; it does not begin with a dot. */
  public static String clean(String part) {
    StringBuilder clean = new StringBuilder(part.length());
    part.codePoints()
        .map(each -> Character.isISOControl(each) || isForbidden(each, clean) ? INSTEAD : each)
        .forEach(clean::appendCodePoint);
    return clean.toString();
  }

  private static boolean isForbidden(int character, StringBuilder before) {
    return FORBIDDEN.indexOf(character) >= 0
        || (character == '.' && before.length() == 0)
        || Character.getType(character) == Character.SURROGATE
        || Character.getType(character) == Character.FORMAT;
  }
}
