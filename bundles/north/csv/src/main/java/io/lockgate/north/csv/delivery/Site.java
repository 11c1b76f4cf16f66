// SPDX-License-Identifier: Apache-2.0
package io.lockgate.north.csv.delivery;

import io.lockgate.api.store.SampleLog;
import io.lockgate.api.time.GatewayClock;
import io.lockgate.north.csv.files.DeviceFacts;
import io.lockgate.north.csv.files.FileMaker;
import io.lockgate.north.csv.files.ThisGateway;
import io.lockgate.north.csv.layout.Format;
import io.lockgate.north.csv.period.Period;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Locale;

/**
 * What all destinations of a service have in common.
 *
 * @param gateway who sends
 * @param devices of whom files speak
 * @param log where samples are
 * @param clock whose time counts
 * @param zone of local times
 * @param results how the destinations stand
 */
public record Site(
    ThisGateway gateway,
    DeviceFacts devices,
    SampleLog log,
    GatewayClock clock,
    ZoneId zone,
    Results results) {
  /**
   * How files of a destination are to be.
   *
   * @param format {@code csv} or {@code json}
   * @param periodMinutes 1 to 1440
   * @param devices names parted by blanks or commas; blank for all
   */
  public record Choice(String format, int periodMinutes, String devices) {}

  /**
   * A publisher for a destination; {@link Results} tell how it stands until it is taken back.
   *
   * @throws IllegalArgumentException a choice cannot be; the message says which
   */
  public FilePublisher publisher(String id, Choice choice, FileSender sender, LastResult last) {
    Period period = new Period(Duration.ofMinutes(choice.periodMinutes), zone);
    Format format = Format.valueOf(choice.format.strip().toUpperCase(Locale.ROOT));
    return new FilePublisher(
        id,
        log,
        period,
        new FileMaker(gateway, devices, format, zone),
        sender,
        Words.of(choice.devices),
        clock,
        last);
  }
}
