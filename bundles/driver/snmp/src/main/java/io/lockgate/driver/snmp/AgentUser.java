// SPDX-License-Identifier: Apache-2.0
package io.lockgate.driver.snmp;

import io.lockgate.api.driver.DriverException.BadSetting;
import io.lockgate.api.driver.Settings;
import io.lockgate.api.security.Secrets;
import io.lockgate.driver.snmp.settings.Credentials;
import io.lockgate.driver.snmp.settings.StoredPasswords;
import io.lockgate.driver.snmp.wire.Access;
import java.util.Map;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.Designate;

/** Somebody who may ask the agent: there while the configuration exists. */
@Component(
    service = AgentUser.class,
    configurationPid = AgentUser.FACTORY_PID,
    configurationPolicy = ConfigurationPolicy.REQUIRE)
@Designate(ocd = AgentUserSettings.class, factory = true)
public final class AgentUser {
  static final String FACTORY_PID = AgentService.PID + ".user";

  private final Access access;

  /**
   * Makes the keys.
   *
   * @throws BadSetting a setting cannot work, or a password was never stored
   */
  @Activate
  public AgentUser(@Reference Secrets secrets, AgentUserSettings settings) throws BadSetting {
    Settings given =
        new Settings(
            Map.of(
                "user", settings.user(),
                "auth-protocol", settings.auth$_$protocol(),
                "auth-password", settings.auth$_$password(),
                "privacy-protocol", settings.privacy$_$protocol(),
                "privacy-password", settings.privacy$_$password()));
    access =
        Access.of(
            Credentials.of(new StoredPasswords(secrets).in("user " + settings.user(), given)));
  }

  Access access() {
    return access;
  }
}
