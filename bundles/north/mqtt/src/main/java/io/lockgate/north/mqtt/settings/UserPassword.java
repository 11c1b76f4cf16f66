// SPDX-License-Identifier: Apache-2.0
package io.lockgate.north.mqtt.settings;

import io.lockgate.north.mqtt.session.Login;
import io.lockgate.north.mqtt.wire.Way;
import java.io.IOException;
import java.util.Optional;

/**
 * A user and a password, or neither.
 *
 * @param user empty: neither is told
 * @param password of the user
 */
public record UserPassword(String user, Way.Password password) implements Login {
  @Override
  public Shown show() throws IOException {
    return user.isEmpty()
        ? new Shown(null, null, Optional.empty())
        : new Shown(user, password.read(), Optional.empty());
  }
}
