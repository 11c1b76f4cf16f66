// SPDX-License-Identifier: Apache-2.0
package io.lockgate.north.modbus.route;

import io.lockgate.api.driver.FieldStatus;
import io.lockgate.api.driver.FieldStatus.LinkStatus;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Out of the box unit X is the device X of the one serial link there is.
 *
 * @param link {@code auto}: the only link on a serial line, if there is exactly one; {@code off}; or the id of a link
 * @param readOnly whether only requests pass that certainly change nothing
 */
public record IdentityRule(String link, boolean readOnly) {
  /** Highest address of a device on a serial line. */
  static final int LAST_UNIT = 247;

  private static final String AUTO = "auto";
  private static final String OFF = "off";

  /** No unit has a route that nobody configured. */
  public static final IdentityRule NONE = new IdentityRule(OFF, true);

  /** The link it leads to now. */
  Optional<String> target(@Nullable FieldStatus status) {
    if (link.equals(OFF) || link.isBlank()) {
      return Optional.empty();
    }
    if (!link.equals(AUTO)) {
      return Optional.of(link);
    }
    List<String> serial =
        status == null
            ? List.of()
            : status.links().stream()
                .filter(each -> Field.SERIAL.contains(Field.transport(each)))
                .map(LinkStatus::id)
                .toList();
    return serial.size() == 1 ? Optional.of(serial.get(0)) : Optional.empty();
  }
}
