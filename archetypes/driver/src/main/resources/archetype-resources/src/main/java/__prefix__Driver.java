// SPDX-License-Identifier: Apache-2.0
package ${package};

import io.lockgate.api.driver.Capability;
import io.lockgate.api.driver.Driver;
import io.lockgate.api.driver.DriverException;
import io.lockgate.api.driver.Link;
import io.lockgate.api.driver.LinkContext;
import io.lockgate.api.driver.LinkSpec;
import io.lockgate.api.model.DeviceModel;
import io.lockgate.api.model.ModelProblem;
import java.util.List;
import java.util.Set;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** The driver {@code ${driver}}: says what it can do, checks models, opens links. Holds nothing itself. */
@Component(property = Driver.ID + "=${driver}")
public final class ${prefix}Driver implements Driver {
  /** Settings of a link. The gateway makes the form, the checks and the defaults of it. */
  @ObjectClassDefinition(factoryPid = "${package}.link", name = "${prefix} link")
  @interface LinkForm {
    @AttributeDefinition(name = "Enabled", description = "false takes the link out of service")
    boolean enabled() default true;

    @AttributeDefinition(name = "Host", description = "Name or address")
    String host();

    @AttributeDefinition(name = "Port", description = "TCP port", min = "1", max = "65535")
    int port() default 7007;
  }

  /** Settings of a device. These three are the framework's; add what your devices need. */
  @ObjectClassDefinition(factoryPid = "${package}.device", name = "${prefix} device")
  @interface DeviceForm {
    @AttributeDefinition(name = "Link", description = "Id of the link that reaches it")
    String link();

    @AttributeDefinition(name = "Model", description = "Id of the model that describes it")
    String model();

    @AttributeDefinition(name = "Enabled", description = "false takes the device out of service")
    boolean enabled() default true;
  }

  @Override
  public Set<Capability> capabilities() {
    return Set.of(Capability.READ, Capability.WRITE);
  }

  @Override
  public List<ModelProblem> check(DeviceModel model) {
    return model.points().stream().flatMap(${prefix}Point::problems).toList();
  }

  @Override
  public Link open(LinkSpec spec, LinkContext context) throws DriverException {
    String host = spec.settings().text("host");
    int port = spec.settings().number("port", 1, 65_535);
    return new ${prefix}Link(
        context.transports().tcp(spec.id(), host, port, new ${prefix}Lines(context)));
  }
}
