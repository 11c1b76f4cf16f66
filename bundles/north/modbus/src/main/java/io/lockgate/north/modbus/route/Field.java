// SPDX-License-Identifier: Apache-2.0
package io.lockgate.north.modbus.route;

import io.lockgate.api.driver.FieldStatus;
import io.lockgate.api.driver.FieldStatus.LinkStatus;
import io.lockgate.api.driver.PassThrough;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The field below as the routes see it; what is there may come and go. Thread-safe. */
public interface Field {
  /** Transports of links on which units share a serial line. */
  Set<String> SERIAL = Set.of("rtu", "ascii", "rtu-tcp");

  /** The way down; null while there is none. */
  @Nullable PassThrough passThrough();

  /** How the links are; null while nobody knows. */
  @Nullable FieldStatus status();

  /** Whether the gateway may write to the field at all. */
  boolean commissioned();

  /** How long a request may take inside the gateway. */
  Duration timeToLive();

  /** The link of that id; empty when there is none. */
  default Optional<LinkStatus> link(String id) {
    FieldStatus present = status();
    return present == null
        ? Optional.empty()
        : present.links().stream().filter(link -> link.id().equals(id)).findFirst();
  }

  /** Transport of a link, empty where its driver has no such setting. */
  static String transport(LinkStatus link) {
    return link.settings().text("transport", "");
  }
}
