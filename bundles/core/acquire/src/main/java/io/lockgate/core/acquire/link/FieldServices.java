// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.acquire.link;

import io.lockgate.api.driver.PointDirectory;
import io.lockgate.api.driver.Transports;
import io.lockgate.api.point.PointBus;
import io.lockgate.api.point.PointImage;
import io.lockgate.api.time.GatewayClock;
import io.lockgate.core.acquire.time.Alarms;

/** What every link needs from outside. */
public record FieldServices(
    GatewayClock clock,
    Alarms alarms,
    PointBus bus,
    PointImage image,
    PointDirectory directory,
    Transports transports) {}
