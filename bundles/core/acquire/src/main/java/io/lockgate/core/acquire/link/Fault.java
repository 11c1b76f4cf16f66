// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.acquire.link;

import io.lockgate.api.driver.FieldStatus.State;
import io.lockgate.api.point.Quality;
import org.jspecify.annotations.Nullable;

/**
 * Why a device cannot work whatever its link does.
 *
 * @param quality what its points show
 */
record Fault(State state, String detail, Quality quality) {
  /** That of a definition; null for none. */
  static @Nullable Fault of(DeviceDefinition its) {
    if (!its.enabled()) {
      return new Fault(State.OUT_OF_SERVICE, "", Quality.OUT_OF_SERVICE);
    }
    return its.problem().isEmpty() ? null : configuration(its.problem());
  }

  /** It cannot work as configured. */
  static Fault configuration(String why) {
    return new Fault(State.CONFIGURATION, why, Quality.CONFIGURATION);
  }
}
