// SPDX-License-Identifier: Apache-2.0
package io.lockgate.north.modbus;

import io.lockgate.api.driver.FieldStatus;
import io.lockgate.api.driver.PassThrough;
import io.lockgate.api.security.Commissioning;
import io.lockgate.north.modbus.route.Field;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The field below as routes see it.
 *
 * @param services what is there
 * @param commissioning whether anything may be written
 * @param upstreamTimeout how long a request may take
 */
record ServedField(
    FieldServices services, Commissioning commissioning, Supplier<Duration> upstreamTimeout)
    implements Field {
  private static final Set<FieldStatus.State> WELL =
      EnumSet.of(
          FieldStatus.State.ONLINE, FieldStatus.State.CONNECTING, FieldStatus.State.OUT_OF_SERVICE);
  private static final int NOMINAL = 0;
  private static final int DEGRADED = 1;
  private static final int OUT_OF_ORDER = 2;

  @Override
  public @Nullable PassThrough passThrough() {
    return services.passThrough();
  }

  @Override
  public @Nullable FieldStatus status() {
    return services.status();
  }

  @Override
  public boolean commissioned() {
    return commissioning.commissioned();
  }

  @Override
  public Duration timeToLive() {
    return upstreamTimeout.get();
  }

  /** The gateway as a whole: 0 nominal, 1 something in the field fails, 2 it does not look at the field. */
  int health() {
    FieldStatus present = status();
    if (present == null || services.image() == null) {
      return OUT_OF_ORDER;
    }
    return Stream.concat(
                present.links().stream().map(FieldStatus.LinkStatus::state),
                present.devices().stream().map(FieldStatus.DeviceStatus::state))
            .allMatch(WELL::contains)
        ? NOMINAL
        : DEGRADED;
  }
}
