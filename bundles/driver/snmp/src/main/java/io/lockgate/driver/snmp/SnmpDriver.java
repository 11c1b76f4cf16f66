// SPDX-License-Identifier: Apache-2.0
package io.lockgate.driver.snmp;

import io.lockgate.api.driver.Capability;
import io.lockgate.api.driver.Driver;
import io.lockgate.api.driver.DriverException;
import io.lockgate.api.driver.Link;
import io.lockgate.api.driver.LinkContext;
import io.lockgate.api.driver.LinkSpec;
import io.lockgate.api.driver.Settings;
import io.lockgate.api.model.DeviceModel;
import io.lockgate.api.model.ModelProblem;
import io.lockgate.api.security.Secrets;
import io.lockgate.api.service.ServiceEnabled;
import io.lockgate.driver.snmp.points.PointReader;
import io.lockgate.driver.snmp.settings.LinkSettings;
import io.lockgate.driver.snmp.settings.SearchRange;
import io.lockgate.driver.snmp.settings.StoredPasswords;
import io.lockgate.driver.snmp.traps.TrapDesk;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Speaks SNMP as a manager: version 3 with encryption; older versions where somebody has allowed it, and then to read only.
 * There only while service {@code snmp} is on. Links hold what there is to hold.
 */
@Component(
    property = Driver.ID + "=" + SnmpDriver.NAME,
    reference =
        @Reference(
            name = "enabled",
            service = ServiceEnabled.class,
            target = "(" + ServiceEnabled.ID + "=" + SnmpService.ID + ")"))
public final class SnmpDriver implements Driver {
  /** Its id, as models name it. */
  static final String NAME = "snmp";

  private final TrapDesk traps;
  private final StoredPasswords passwords;

  /** Opens nothing. */
  @Activate
  public SnmpDriver(@Reference TrapDesk traps, @Reference Secrets secrets) {
    this.traps = traps;
    this.passwords = new StoredPasswords(secrets);
  }

  @Override
  public Set<Capability> capabilities() {
    return EnumSet.of(Capability.READ, Capability.WRITE, Capability.SUBSCRIBE, Capability.DISCOVER);
  }

  @Override
  public List<ModelProblem> check(DeviceModel model) {
    return PointReader.check(model);
  }

  @Override
  public Link open(LinkSpec spec, LinkContext context) throws DriverException {
    Settings settings = passwords.in("link " + spec.id(), spec.settings());
    return new SnmpLink(spec.id(), context, LinkSettings.of(settings), traps);
  }

  @Override
  public List<Candidate> candidates(Settings range) throws DriverException {
    return SearchRange.candidates(range);
  }
}
