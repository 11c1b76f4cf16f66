// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.publish;

import java.time.Duration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.metatype.annotations.Designate;

/** The policy of a destination: there while its configuration exists. */
@Component(
    service = ConfiguredPolicy.class,
    configurationPid = ConfiguredPolicy.FACTORY_PID,
    configurationPolicy = ConfigurationPolicy.REQUIRE)
@Designate(ocd = PolicySettings.class, factory = true)
public final class ConfiguredPolicy {
  static final String FACTORY_PID = PublicationsService.PID + ".policy";

  private final String publisher;
  private final Policy policy;

  /** Reads the settings. */
  @Activate
  public ConfiguredPolicy(PolicySettings settings) {
    publisher = settings.publisher().strip();
    policy = new Policy(settings.drop().equals("all"), Duration.ofHours(settings.most$_$hours()));
  }

  String publisher() {
    return publisher;
  }

  Policy policy() {
    return policy;
  }
}
