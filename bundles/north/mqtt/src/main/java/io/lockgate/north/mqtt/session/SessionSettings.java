// SPDX-License-Identifier: Apache-2.0
package io.lockgate.north.mqtt.session;

import java.time.Duration;

/**
 * How a broker is talked to.
 *
 * @param name of the broker in settings and log
 * @param version5 true: MQTT 5; false: MQTT 3.1.1
 * @param uri see {@link io.lockgate.north.mqtt.wire.Dial}
 * @param clientId told to the broker
 * @param keepAlive longest silence
 * @param patience for a connection and each answer
 */
public record SessionSettings(
    String name,
    boolean version5,
    String uri,
    String clientId,
    Duration keepAlive,
    Duration patience) {}
