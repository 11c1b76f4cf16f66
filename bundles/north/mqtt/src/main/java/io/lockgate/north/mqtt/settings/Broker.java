// SPDX-License-Identifier: Apache-2.0
package io.lockgate.north.mqtt.settings;

import io.lockgate.north.mqtt.session.Login;
import io.lockgate.north.mqtt.session.SessionSettings;
import io.lockgate.north.mqtt.wire.Way;

/**
 * The settings of one broker, checked.
 *
 * @param session how it is talked to
 * @param way how it is reached
 * @param login with what
 * @param points which go there
 * @param batch most samples at a time
 * @param insecure whether everybody on the way can read and forge
 */
public record Broker(
    SessionSettings session,
    Way way,
    Login login,
    PointSelection points,
    int batch,
    boolean insecure) {}
