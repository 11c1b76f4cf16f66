// SPDX-License-Identifier: Apache-2.0
package io.lockgate.api.driver;

import java.util.List;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * The paths on which a server passes the requests of others on to the field. Registered as a service by each server that
 * does, so that together they are all there are. Thread-safe, does not block.
 */
@ConsumerType
@FunctionalInterface
public interface Routes {
  /** The paths in force, sorted by what is asked for; empty when nothing is passed on. */
  List<Path> paths();

  /**
   * One path.
   *
   * @param service id of the service that the requests come in by
   * @param name as configured, or of the rule that made it
   * @param from what is asked for, in the words of the server: {@code unit 7}
   * @param link id of the link it leads to
   * @param address of the device on the link, in the words of the driver
   * @param readOnly whether only requests pass that certainly change nothing
   * @param sources who may use it; empty: everyone
   */
  record Path(
      String service,
      String name,
      String from,
      String link,
      String address,
      boolean readOnly,
      List<String> sources) {
    public Path {
      sources = List.copyOf(sources);
    }
  }
}
