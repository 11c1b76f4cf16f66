// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.config.cfg;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * The text of a {@code .cfg} file: {@code key = value} lines, {@code #} comments, blank lines. Editing a setting touches
 * its line alone. Immutable.
 */
public final class CfgText {
  /**
   * What is wrong with a line.
   *
   * @param line from 1
   * @param key as far as it could be read, may be empty
   */
  public record Fault(int line, String key, String reason) {}

  private final List<CfgLine> lines;
  private final String lineEnd;
  private final List<Fault> faults = new ArrayList<>();
  private final SortedMap<String, String> settings = new TreeMap<>();
  private final Map<String, Integer> lineNumbers = new HashMap<>();

  private CfgText(List<CfgLine> lines, String lineEnd) {
    this.lines = lines;
    this.lineEnd = lineEnd;
    Map<String, Integer> seen = new HashMap<>();
    for (int i = 0; i < lines.size(); i++) {
      int number = i + 1;
      if (lines.get(i) instanceof CfgLine.Faulty faulty) {
        faults.add(new Fault(number, faulty.key(), faulty.reason()));
      } else if (lines.get(i) instanceof CfgLine.Setting setting) {
        String key = setting.key();
        Integer earlier = seen.putIfAbsent(key.toLowerCase(Locale.ROOT), number);
        if (earlier != null) {
          faults.add(new Fault(number, key, "already set in line " + earlier));
        } else {
          settings.put(key, setting.value());
          lineNumbers.put(key, number);
        }
      }
    }
  }

  public static CfgText parse(String text) {
    String lineEnd = text.contains("\r\n") ? "\r\n" : "\n";
    String body = text.startsWith("\uFEFF") ? text.substring(1) : text;
    List<CfgLine> lines = new ArrayList<>();
    for (String raw : body.split("\n", -1)) {
      lines.add(CfgLine.parse(raw.endsWith("\r") ? raw.substring(0, raw.length() - 1) : raw));
    }
    if (lines.get(lines.size() - 1).raw().isEmpty()) {
      lines.remove(lines.size() - 1);
    }
    return new CfgText(lines, lineEnd);
  }

  /** Live settings; of keys that occur twice the first. */
  public SortedMap<String, String> settings() {
    return Collections.unmodifiableSortedMap(settings);
  }

  public List<Fault> faults() {
    return List.copyOf(faults);
  }

  /** Line of a setting, from 1; 0 when it is not there. */
  public int lineOf(String key) {
    return lineNumbers.getOrDefault(key, 0);
  }

  /** This text with what differs between the two maps put in or taken out, unless it already says so. */
  public CfgText edited(Map<String, String> before, Map<String, String> after) {
    List<CfgLine> edited = new ArrayList<>(lines);
    SortedSet<String> keys = new TreeSet<>(before.keySet());
    keys.addAll(after.keySet());
    for (String key : keys) {
      String value = after.get(key);
      if (value == null) {
        edited.removeIf(line -> isSetting(line, key));
      } else if (!value.equals(before.get(key)) && !value.equals(settings.get(key))) {
        put(edited, key, value);
      }
    }
    return new CfgText(edited, lineEnd);
  }

  public boolean isBlank() {
    return lines.stream().allMatch(line -> line.raw().isBlank());
  }

  /** The text as it goes into the file; each line ended. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    lines.forEach(line -> text.append(line.raw()).append(lineEnd));
    return text.toString();
  }

  /** In place; or right after the commented default; or at the end. */
  private static void put(List<CfgLine> lines, String key, String value) {
    String encoded = Escapes.encodeValue(value);
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i) instanceof CfgLine.Setting old && old.key().equals(key)) {
        lines.set(i, CfgLine.parse(old.before() + encoded));
        return;
      }
    }
    Pattern shipped =
        Pattern.compile("\\s*#\\s*" + Pattern.quote(Escapes.encodeKey(key)) + "\\s*=.*");
    int at = lines.size();
    for (int i = 0; i < lines.size(); i++) {
      if (shipped.matcher(lines.get(i).raw()).matches()) {
        at = i + 1;
      }
    }
    lines.add(at, CfgLine.parse(Escapes.encodeKey(key) + " = " + encoded));
  }

  private static boolean isSetting(CfgLine line, String key) {
    return line instanceof CfgLine.Setting setting && setting.key().equals(key);
  }
}
