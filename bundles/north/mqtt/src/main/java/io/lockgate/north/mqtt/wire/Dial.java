// SPDX-License-Identifier: Apache-2.0
package io.lockgate.north.mqtt.wire;

import java.time.Duration;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * How one connection is made.
 *
 * @param version5 true: MQTT 5; false: MQTT 3.1.1
 * @param uri {@code tcp://host:port}, or {@code ws://host:port/path}; TLS is the socket's own matter
 * @param clientId told to the broker
 * @param user null: none
 * @param password null: none; wiped by {@link #wipe}
 * @param keepAlive longest silence
 * @param patience time for the connection and for each answer
 * @param will published by the broker when the connection is lost; null: none
 */
@SuppressWarnings("ArrayRecordComponent") // handed on once, never compared
public record Dial(
    boolean version5,
    String uri,
    String clientId,
    @Nullable String user,
    char @Nullable [] password,
    Duration keepAlive,
    Duration patience,
    @Nullable Outgoing will) {
  /** Forgets the password. */
  public void wipe() {
    if (password != null) {
      Arrays.fill(password, '\0');
    }
  }

  /** Nothing secret. */
  @Override
  public String toString() {
    return uri + " as " + clientId;
  }
}
