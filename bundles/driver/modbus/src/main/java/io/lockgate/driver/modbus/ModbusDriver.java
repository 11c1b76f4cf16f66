// SPDX-License-Identifier: Apache-2.0
package io.lockgate.driver.modbus;

import io.lockgate.api.driver.Capability;
import io.lockgate.api.driver.Driver;
import io.lockgate.api.driver.DriverException;
import io.lockgate.api.driver.Link;
import io.lockgate.api.driver.LinkContext;
import io.lockgate.api.driver.LinkSpec;
import io.lockgate.api.driver.Settings;
import io.lockgate.api.model.DeviceModel;
import io.lockgate.api.model.ModelProblem;
import io.lockgate.api.service.Edition;
import io.lockgate.driver.modbus.points.PointReader;
import io.lockgate.driver.modbus.settings.LinkSettings;
import io.lockgate.driver.modbus.settings.SearchRange;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Speaks Modbus as a client: TCP, TCP under TLS, RTU over TCP, UDP, RTU and ASCII on a serial line. Stateless; links hold what there is
 * to hold. Does not run on an edition without devices behind it.
 */
@Component(
    property = Driver.ID + "=" + ModbusDriver.NAME,
    reference =
        @Reference(
            name = "edition",
            service = Edition.class,
            target = "(" + Edition.OFFERS + "=downstream-modbus)"))
public final class ModbusDriver implements Driver {
  /** Its id, as models name it. */
  static final String NAME = "modbus";

  @Override
  public Set<Capability> capabilities() {
    return EnumSet.of(Capability.READ, Capability.WRITE, Capability.RAW, Capability.DISCOVER);
  }

  @Override
  public List<ModelProblem> check(DeviceModel model) {
    return PointReader.check(model);
  }

  @Override
  public Link open(LinkSpec spec, LinkContext context) throws DriverException {
    LinkSettings settings = LinkSettings.of(spec.settings());
    return new ModbusLink(context, settings, Lines.of(spec.id(), settings, context));
  }

  @Override
  public List<Candidate> candidates(Settings range) throws DriverException {
    return SearchRange.candidates(range);
  }
}
