// SPDX-License-Identifier: Apache-2.0
package io.lockgate.north.csv.layout;

import java.time.ZoneId;
import java.util.Locale;

/** What a file is written as. */
public enum Format {
  /** A table with local times, for people and spreadsheets. */
  CSV("text/csv"),
  /** One list of values for each measurement, times in UTC. */
  JSON("application/json");

  private final String mediaType;

  Format(String mediaType) {
    this.mediaType = mediaType;
  }

  /** For HTTP; UTF-8 is meant. */
  public String mediaType() {
    return mediaType;
  }

  /** What its file names end with, without the dot; also its name in settings. */
  public String suffix() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * The whole file, UTF-8; the same bytes for the same content.
   *
   * @param zone of local times, where the format has them
   */
  public byte[] write(Content content, ZoneId zone) {
    return switch (this) {
      case CSV -> CsvText.of(content, zone);
      case JSON -> JsonText.of(content);
    };
  }
}
