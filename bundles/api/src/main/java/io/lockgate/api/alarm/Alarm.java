// SPDX-License-Identifier: Apache-2.0
package io.lockgate.api.alarm;

import io.lockgate.api.point.Sample;
import java.time.Instant;
import java.util.Optional;

/**
 * A rule of a device, and how it stands.
 *
 * @param device which device
 * @param rule which rule
 * @param state how it stands
 * @param since when it came to that state
 * @param cause the sample that changed the state; empty for a device that does not answer; of a part of the gateway what
 *     its health says, as text
 * @param shelvedUntil tells nobody until then; empty when not shelved
 * @param acknowledgedBy identity id of who acknowledged it; empty while nobody has
 */
public record Alarm(
    String device,
    AlarmRule rule,
    AlarmState state,
    Instant since,
    Optional<Sample> cause,
    Optional<Instant> shelvedUntil,
    String acknowledgedBy) {
  /** What stands for the gateway itself in place of a device: {@code system/disk:red}. */
  public static final String SYSTEM = "system";

  /** Stable id: {@code device/point:rule}, or {@code device:rule} for the device itself. */
  public String id() {
    return device + (rule.point().isEmpty() ? "" : "/" + rule.point()) + ":" + rule.name();
  }
}
