// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.service;

import io.lockgate.api.service.Zone;
import java.util.Map;
import java.util.Set;

/** The marker services by which components know that they may open ports. */
interface Markers {
  /**
   * Makes the published markers equal to this. What is no longer on goes first; it is gone, and whatever needed it
   * stopped, on return.
   *
   * @param zones for each service where it is on; empty sets have no marker
   */
  void publish(Map<String, Set<Zone>> zones);
}
