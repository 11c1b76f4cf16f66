// SPDX-License-Identifier: Apache-2.0
package io.lockgate.north.mqtt.session;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** With what the gateway presents itself to a broker. */
@FunctionalInterface
public interface Login {
  /**
   * Made for one connection.
   *
   * @param user null: none
   * @param password null: none; wiped by the receiver
   * @param validFor time after which the broker ends the connection; empty: for ever
   */
  @SuppressWarnings("ArrayRecordComponent") // handed on once, never compared
  record Shown(@Nullable String user, char @Nullable [] password, Optional<Duration> validFor) {
    /** Nothing secret. */
    @Override
    public String toString() {
      return "Shown";
    }
  }

  /**
   * For the connection that is about to be made.
   *
   * @throws IOException a secret cannot be read or is not set; the message names it
   */
  Shown show() throws IOException;
}
