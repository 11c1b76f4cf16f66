// SPDX-License-Identifier: Apache-2.0
package io.lockgate.testkit.driver;

import io.lockgate.api.driver.Capability;
import io.lockgate.api.driver.Driver;
import io.lockgate.api.driver.DriverException;
import io.lockgate.api.driver.DriverException.BadSetting;
import io.lockgate.api.driver.Framing;
import io.lockgate.api.driver.Link;
import io.lockgate.api.driver.LinkContext;
import io.lockgate.api.driver.LinkSpec;
import io.lockgate.api.driver.Settings;
import io.lockgate.api.driver.Transport;
import io.lockgate.api.model.DeviceModel;
import io.lockgate.api.model.ModelProblem;
import io.lockgate.api.point.DataType;
import java.nio.ByteBuffer;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A driver for {@link ToyDevice}, right unless it is told otherwise. */
final class ToyDriver implements Driver {
  private final Set<Defect> defects;

  ToyDriver(Set<Defect> defects) {
    this.defects = defects;
  }

  @Override
  public Set<Capability> capabilities() {
    Set<Capability> all =
        EnumSet.of(Capability.READ, Capability.WRITE, Capability.RAW, Capability.DISCOVER);
    if (defects.contains(Defect.HIDES_A_CAPABILITY)) {
      all.remove(Capability.RAW);
    }
    return all;
  }

  @Override
  public List<ModelProblem> check(DeviceModel model) {
    return model.points().stream()
        .filter(point -> point.type() != DataType.FLOAT64)
        .map(point -> ModelProblem.at("points/" + point.name() + "/type", "must be FLOAT64"))
        .toList();
  }

  @Override
  public Link open(LinkSpec spec, LinkContext context) throws DriverException {
    Settings settings = spec.settings();
    int port =
        defects.contains(Defect.TAKES_ANY_SETTING)
            ? Integer.parseInt(settings.text("port", "7")) & 0xFFFF
            : settings.number("port", 1, 65_535);
    Transport transport =
        context.transports().tcp(spec.id(), settings.text("host"), port, new Lines());
    return new ToyLink(transport, context.clock(), defects);
  }

  @Override
  public List<Candidate> candidates(Settings range) throws BadSetting {
    int first = range.number("first", 1, 65_535);
    return List.of(
        new Candidate(
            new Settings(Map.of("host", "127.0.0.1", "port", "" + first)), new Settings(Map.of())));
  }

  /** Lines of up to 1,000 bytes. */
  private static final class Lines implements Framing {
    @Override
    public int frameLength(ByteBuffer received) throws DriverException.Damaged {
      for (int i = 0; i < received.remaining(); i++) {
        if (received.get(received.position() + i) == '\n') {
          return i + 1;
        }
      }
      if (received.remaining() > 1_000) {
        throw new DriverException.Damaged("line too long");
      }
      return received.remaining() + 1;
    }
  }
}
