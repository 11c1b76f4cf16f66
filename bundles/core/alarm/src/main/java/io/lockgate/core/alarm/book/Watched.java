// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.alarm.book;

import io.lockgate.api.alarm.AlarmCondition;
import io.lockgate.api.alarm.AlarmRule;
import io.lockgate.api.point.PointId;
import java.util.Optional;

/**
 * A rule in force.
 *
 * @param device whose
 * @param rule which
 */
public record Watched(String device, AlarmRule rule) {
  /** As {@link io.lockgate.api.alarm.Alarm#id}. */
  public String id() {
    return device + (rule.point().isEmpty() ? "" : "/" + rule.point()) + ":" + rule.name();
  }

  /** The point it looks at; empty for one that looks at the device or at a part of the gateway. */
  public Optional<PointId> point() {
    return rule.point().isEmpty() || ofPart()
        ? Optional.empty()
        : Optional.of(new PointId(device, rule.point()));
  }

  /** Whether it is about a part of the gateway, whose name stands in place of the point's. */
  public boolean ofPart() {
    return rule.condition() instanceof AlarmCondition.Unwell;
  }

  /** Whether it is about a device that does not answer. */
  public boolean ofDevice() {
    return rule.condition() instanceof AlarmCondition.CommunicationLost;
  }
}
