// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.acquire.link;

import io.lockgate.api.driver.DeviceSpec;
import io.lockgate.api.driver.Settings;
import io.lockgate.api.model.DeviceModel;
import java.util.Optional;

/**
 * A device as it is to be.
 *
 * @param spec id and complete settings
 * @param shown the settings without secrets
 * @param link id of its link
 * @param modelId id of its model
 * @param model empty when there is none
 * @param enabled false: an operator took it out of service
 * @param problem why it cannot work, known before any driver was asked; empty for none
 */
public record DeviceDefinition(
    DeviceSpec spec,
    Settings shown,
    String link,
    String modelId,
    Optional<DeviceModel> model,
    boolean enabled,
    String problem) {
  /** Its id. */
  public String id() {
    return spec.id();
  }
}
