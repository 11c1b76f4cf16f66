// SPDX-License-Identifier: Apache-2.0
package io.lockgate.north.modbus.route;

import io.lockgate.api.driver.DriverException;
import io.lockgate.api.driver.FieldStatus.LinkStatus;
import io.lockgate.api.driver.FieldStatus.State;
import io.lockgate.codec.modbus.ExceptionCode;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a client is told when a request came to nothing.
 *
 * @param code null: it is told nothing
 */
record FailureAnswer(@Nullable ExceptionCode code) {
  private static final FailureAnswer NO_PATH =
      new FailureAnswer(ExceptionCode.GATEWAY_PATH_UNAVAILABLE);
  private static final FailureAnswer NO_ANSWER =
      new FailureAnswer(ExceptionCode.GATEWAY_TARGET_FAILED);
  private static final FailureAnswer BUSY = new FailureAnswer(ExceptionCode.SERVER_DEVICE_BUSY);
  private static final FailureAnswer SILENCE = new FailureAnswer(null);

  private static final Set<State> NO_LINK =
      EnumSet.of(State.OUT_OF_SERVICE, State.CONFIGURATION, State.NO_DRIVER);

  static FailureAnswer of(Throwable failure, String link, Field field) {
    DriverException why = DriverException.in(failure);
    if (why instanceof DriverException.Expired) {
      return SILENCE;
    }
    if (why instanceof DriverException.Busy) {
      return BUSY;
    }
    if (why instanceof DriverException.Refused refused) {
      return new FailureAnswer(
          ExceptionCode.of(refused.code()).orElse(ExceptionCode.GATEWAY_TARGET_FAILED));
    }
    if (why instanceof DriverException.NotConnected) {
      return notConnected(field.link(link));
    }
    if (why instanceof DriverException.TimedOut
        || why instanceof DriverException.Damaged
        || why instanceof DriverException.Lost) {
      return NO_ANSWER;
    }
    return NO_PATH;
  }

  /** No link, or no port for it: there is no way. A device on TCP that refuses: it does not answer. */
  private static FailureAnswer notConnected(Optional<LinkStatus> link) {
    return link.isEmpty()
            || NO_LINK.contains(link.get().state())
            || Set.of("rtu", "ascii").contains(Field.transport(link.get()))
        ? NO_PATH
        : NO_ANSWER;
  }
}
