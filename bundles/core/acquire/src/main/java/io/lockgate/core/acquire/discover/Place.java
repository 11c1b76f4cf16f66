// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.acquire.discover;

import io.lockgate.api.driver.Settings;
import io.lockgate.core.acquire.link.LinkDefinition;
import io.lockgate.core.acquire.link.LinkUnit;
import java.util.Optional;

/**
 * Where a device may be.
 *
 * @param link what to open when there is no such link yet
 * @param existing the link that goes there
 * @param device settings of the device, complete
 * @param deviceId the device that is configured there
 */
record Place(
    LinkDefinition link, Optional<LinkUnit> existing, Settings device, Optional<String> deviceId) {
  Optional<String> linkId() {
    return existing.map(unit -> unit.definition().spec().id());
  }
}
