// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.acquire.link;

import io.lockgate.api.driver.Driver;
import io.lockgate.api.driver.LinkSpec;
import io.lockgate.api.driver.Settings;
import java.util.Optional;

/**
 * A link as it is to be.
 *
 * @param spec id and complete settings
 * @param shown the settings without secrets
 * @param driverName id of the driver, its bundle's name while it is not there
 * @param driver empty while it is not there
 * @param enabled false: an operator took it out of service
 * @param problem why it cannot work, known before any driver was asked; empty for none
 */
public record LinkDefinition(
    LinkSpec spec,
    Settings shown,
    String driverName,
    Optional<Driver> driver,
    boolean enabled,
    String problem) {}
