// SPDX-License-Identifier: Apache-2.0
package io.lockgate.api.driver;

import java.util.List;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * How some points are read: as few steps as possible, each one exchange with the device. The framework runs the steps
 * one by one, so that a write or a raw request waits for a step at most, never for a whole plan.
 */
@ConsumerType
@FunctionalInterface
public interface ReadPlan {
  /** The steps in order; the same at each call, at least one. Together they cover every point once. Does not block. */
  List<ReadStep> steps();
}
