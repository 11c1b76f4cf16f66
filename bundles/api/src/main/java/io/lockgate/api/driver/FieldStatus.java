// SPDX-License-Identifier: Apache-2.0
package io.lockgate.api.driver;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/** How the links and devices are doing, for people and for servers that route to them. Thread-safe, does not block. */
@ProviderType
public interface FieldStatus {
  /** All configured links, sorted by id. */
  List<LinkStatus> links();

  /** All configured devices, sorted by id. */
  List<DeviceStatus> devices();

  /** How a link or device is doing, the best first. */
  enum State {
    /** Works. */
    ONLINE,
    /** Being connected, or not yet asked. */
    CONNECTING,
    /** Does not answer, or cannot be reached; tried again with growing pauses. */
    OFFLINE,
    /** An operator took it out of service. */
    OUT_OF_SERVICE,
    /** Cannot work as configured; the detail says why. */
    CONFIGURATION,
    /** Its driver is not there. */
    NO_DRIVER
  }

  /**
   * A link.
   *
   * @param id as configured
   * @param driver id of its driver
   * @param state how it is doing
   * @param detail one sentence, empty when all is well
   * @param sinceMillis when the state began, epoch milliseconds
   * @param settings of its form, complete; secrets among them are replaced by {@code set}
   * @param waiting requests in its queue now
   * @param exchanges done since start, failed ones included
   * @param errors exchanges that failed
   * @param refused requests turned away because the queue was full
   */
  record LinkStatus(
      String id,
      String driver,
      State state,
      String detail,
      long sinceMillis,
      Settings settings,
      int waiting,
      long exchanges,
      long errors,
      long refused) {}

  /**
   * A device.
   *
   * @param id as configured
   * @param link id of its link
   * @param model id of its model
   * @param state how it is doing
   * @param detail one sentence, empty when all is well
   * @param sinceMillis when the state began, epoch milliseconds
   * @param settings of its form, complete; secrets among them are replaced by {@code set}
   * @param points how many it has
   * @param polls reads done since start
   * @param errors reads that failed
   * @param missed polls skipped because the one before was not yet done
   * @param lag from due to begun, of the last poll
   * @param lastGood when it last answered, epoch milliseconds; empty for never
   */
  record DeviceStatus(
      String id,
      String link,
      String model,
      State state,
      String detail,
      long sinceMillis,
      Settings settings,
      int points,
      long polls,
      long errors,
      long missed,
      Duration lag,
      Optional<Long> lastGood) {}
}
