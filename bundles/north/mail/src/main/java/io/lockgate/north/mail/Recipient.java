// SPDX-License-Identifier: Apache-2.0
package io.lockgate.north.mail;

import io.lockgate.api.alarm.Severity;
import io.lockgate.api.point.PointId;
import io.lockgate.north.mail.queue.Addressee;
import java.util.Locale;
import java.util.Map;
import org.osgi.framework.Constants;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.metatype.annotations.Designate;

/** A recipient as configured: there while the configuration exists; one that cannot work is refused. */
@Component(
    service = Recipient.class,
    configurationPid = Recipient.FACTORY_PID,
    configurationPolicy = ConfigurationPolicy.REQUIRE)
@Designate(ocd = RecipientSettings.class, factory = true)
public final class Recipient {
  static final String FACTORY_PID = MailService.PID + ".recipient";

  private final Addressee addressee;

  /** Reads it; throws IllegalArgumentException when it cannot work. */
  @Activate
  public Recipient(RecipientSettings settings, Map<String, Object> properties) {
    String pid = String.valueOf(properties.get(Constants.SERVICE_PID));
    addressee =
        new Addressee(
            PointId.requirePoint(pid.substring(pid.indexOf('~') + 1)),
            settings.address().strip(),
            Severity.valueOf(settings.severity().toUpperCase(Locale.ROOT)),
            Addressee.patterns(settings.alarms()),
            settings.cleared(),
            settings.language());
  }

  Addressee addressee() {
    return addressee;
  }
}
