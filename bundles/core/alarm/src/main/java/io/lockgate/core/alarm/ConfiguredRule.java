// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.alarm;

import io.lockgate.api.alarm.AlarmCondition;
import io.lockgate.api.alarm.AlarmRule;
import io.lockgate.api.point.PointId;
import io.lockgate.core.alarm.book.Watched;
import java.time.Duration;
import java.util.Map;
import org.osgi.framework.Constants;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.metatype.annotations.Designate;

/** A rule as configured; one that cannot work is refused. */
@Component(
    service = ConfiguredRule.class,
    configurationPid = ConfiguredRule.FACTORY_PID,
    configurationPolicy = ConfigurationPolicy.REQUIRE)
@Designate(ocd = RuleSettings.class, factory = true)
public final class ConfiguredRule {
  static final String FACTORY_PID = AlarmService.PID + ".rule";

  private final Watched watched;

  /** Reads it; throws IllegalArgumentException when it cannot work. */
  @Activate
  public ConfiguredRule(RuleSettings settings, Map<String, Object> properties) {
    String pid = String.valueOf(properties.get(Constants.SERVICE_PID));
    String name = pid.substring(pid.indexOf('~') + 1);
    AlarmCondition condition = condition(settings);
    boolean ofDevice = condition instanceof AlarmCondition.CommunicationLost;
    String source = settings.source().strip();
    PointId point = ofDevice ? null : PointId.of(source);
    watched =
        new Watched(
            point == null ? PointId.requireDevice(source) : point.device(),
            new AlarmRule(
                name,
                point == null ? "" : point.point(),
                condition,
                Duration.ofSeconds(settings.on$_$delay()),
                Duration.ofSeconds(settings.off$_$delay()),
                Severities.of(settings.severity()),
                settings.latch()));
  }

  private static AlarmCondition condition(RuleSettings settings) {
    double band = settings.dead$_$band();
    return switch (settings.condition()) {
      case "above" -> new AlarmCondition.Above(limit(settings), band);
      case "below" -> new AlarmCondition.Below(limit(settings), band);
      case "faster-than" -> new AlarmCondition.FasterThan(limit(settings), band);
      case "one-of" -> new AlarmCondition.OneOf(States.of(settings.states()));
      case "no-answer" -> new AlarmCondition.CommunicationLost();
      default -> throw new IllegalArgumentException("no condition '" + settings.condition() + "'");
    };
  }

  private static double limit(RuleSettings settings) {
    try {
      return Double.parseDouble(settings.limit().strip());
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(settings.condition() + " needs a limit, a number", e);
    }
  }

  Watched watched() {
    return watched;
  }
}
