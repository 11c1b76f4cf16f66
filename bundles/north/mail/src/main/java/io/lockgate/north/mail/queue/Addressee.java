// SPDX-License-Identifier: Apache-2.0
package io.lockgate.north.mail.queue;

import io.lockgate.api.alarm.Alarm;
import io.lockgate.api.alarm.AlarmEvent;
import io.lockgate.api.alarm.AlarmEvent.Change;
import io.lockgate.api.alarm.AlarmState;
import io.lockgate.api.alarm.Severity;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Who gets which alarms.
 *
 * @param name of the configuration
 * @param address below 128 characters
 * @param least severity that is sent
 * @param alarms ids that are sent, each with {@code *} for any characters
 * @param cleared whether the end of an alarm is sent too
 * @param language of the mails
 */
public record Addressee(
    String name,
    String address,
    Severity least,
    List<Pattern> alarms,
    boolean cleared,
    String language) {
  /** Most recipients. */
  public static final int MOST = 10;

  private static final String OWN = "mail";
  private static final int LONGEST = 127;
  private static final Pattern ADDRESS =
      Pattern.compile("[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]+@[A-Za-z0-9.-]+");

  public Addressee {
    requireAddress(address);
    alarms = List.copyOf(alarms);
  }

  /**
   * Returns an address that a mail can go to.
   *
   * @throws IllegalArgumentException it is none, or too long
   */
  public static String requireAddress(String address) {
    if (address.length() > LONGEST || !ADDRESS.matcher(address).matches()) {
      throw new IllegalArgumentException(
          "an address has a name, @ and a domain, and less than 128 characters");
    }
    return address;
  }

  /** Patterns of a list as settings write it. */
  public static List<Pattern> patterns(String list) {
    return Arrays.stream(list.split(","))
        .map(String::strip)
        .filter(word -> !word.isEmpty())
        .map(Addressee::pattern)
        .toList();
  }

  private static Pattern pattern(String word) {
    return Pattern.compile(
        Arrays.stream(word.split("\\*", -1)).map(Pattern::quote).collect(Collectors.joining(".*")));
  }

  /**
   * Whether it is told of an event. An alarm about mail itself is not mailed: it would reach nobody while it matters, and
   * be one mail more each time. Shelved alarms tell nobody; one that comes back from the shelf counts as raised.
   */
  boolean wants(AlarmEvent event) {
    boolean matters =
        switch (event.change()) {
          case RAISED -> true;
          case CLEARED -> cleared;
          case UNSHELVED -> event.alarm().state() == AlarmState.ACTIVE;
          case ACKNOWLEDGED, SHELVED -> false;
        };
    boolean ofMail =
        event.alarm().device().equals(Alarm.SYSTEM) && event.alarm().rule().point().equals(OWN);
    return matters
        && !ofMail
        && (event.alarm().shelvedUntil().isEmpty() || event.change() == Change.UNSHELVED)
        && event.alarm().rule().severity().compareTo(least) >= 0
        && alarms.stream().anyMatch(each -> each.matcher(event.alarm().id()).matches());
  }

  /** Without the address. */
  @Override
  public String toString() {
    return "Addressee[" + name + "]";
  }
}
