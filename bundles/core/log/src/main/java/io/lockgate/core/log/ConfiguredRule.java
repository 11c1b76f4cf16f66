// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.log;

import io.lockgate.core.log.record.PointRule;
import io.lockgate.core.log.record.Rule;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.metatype.annotations.Designate;

/** A rule: there while its configuration exists. */
@Component(
    service = ConfiguredRule.class,
    configurationPid = ConfiguredRule.FACTORY_PID,
    configurationPolicy = ConfigurationPolicy.REQUIRE)
@Designate(ocd = RuleSettings.class, factory = true)
public final class ConfiguredRule {
  static final String FACTORY_PID = SampleLogService.PID + ".rule";

  private static final long SECOND = 1_000;

  private final PointRule rule;

  /** Throws IllegalArgumentException, and so stays away, when the settings cannot work. */
  @Activate
  public ConfiguredRule(RuleSettings settings) {
    rule =
        new PointRule(
            settings.points().strip(),
            settings.logged()
                ? new Rule(settings.interval$_$seconds() * SECOND, settings.dead$_$band(), false)
                : Rule.NONE);
  }

  PointRule rule() {
    return rule;
  }
}
