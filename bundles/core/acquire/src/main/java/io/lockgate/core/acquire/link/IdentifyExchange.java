// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.acquire.link;

import io.lockgate.api.driver.Capability;
import io.lockgate.api.driver.Deadline;
import io.lockgate.api.driver.Device;
import io.lockgate.api.driver.DeviceSpec;
import io.lockgate.api.driver.DriverException;
import io.lockgate.api.driver.Link;
import io.lockgate.api.model.Identification;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Asks a place who is there, through a device made for this one question. */
final class IdentifyExchange extends Foreground<Identification> {
  private final LinkWork unit;
  private final DeviceSpec spec;
  private final long patience;
  private @Nullable Device device;

  /**
   * A question.
   *
   * @param patience nanoseconds; 0 for what the settings say
   */
  IdentifyExchange(LinkWork unit, DeviceSpec spec, long patience) {
    this.unit = unit;
    this.spec = spec;
    this.patience = patience;
  }

  @Override
  long timeout(long now) {
    return patience > 0
        ? patience
        : Timeouts.ofDevice(spec.settings(), unit.definition().spec().settings());
  }

  @Override
  CompletionStage<Identification> begin(Link link, Deadline deadline) throws DriverException {
    if (!unit.can(Capability.DISCOVER)) {
      throw new DriverException.NotSupported(Capability.DISCOVER);
    }
    Device asked = link.device(spec);
    device = asked;
    return asked.identify(deadline);
  }

  @Override
  @Nullable Identification given(@Nullable Identification who) {
    forget();
    return who;
  }

  @Override
  void failed(DriverException why) {
    forget();
    super.failed(why);
  }

  private void forget() {
    Device asked = device;
    device = null;
    if (asked != null) {
      asked.close();
    }
  }
}
