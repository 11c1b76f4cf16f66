// SPDX-License-Identifier: Apache-2.0
package io.lockgate.api.driver;

import io.lockgate.api.model.PointModel;
import io.lockgate.api.point.PointId;

/**
 * A point of a device, and its line in the model.
 *
 * @param id what readings of it are marked with
 * @param model where and how it is held
 */
public record DevicePoint(PointId id, PointModel model) {}
