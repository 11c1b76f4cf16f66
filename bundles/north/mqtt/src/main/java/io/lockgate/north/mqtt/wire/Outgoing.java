// SPDX-License-Identifier: Apache-2.0
package io.lockgate.north.mqtt.wire;

/**
 * What is to be published.
 *
 * @param topic where
 * @param payload what
 * @param acknowledged true: QoS 1; false: QoS 0
 * @param retained whether the broker keeps it for those who come later
 */
@SuppressWarnings("ArrayRecordComponent") // handed on once, never compared
public record Outgoing(String topic, byte[] payload, boolean acknowledged, boolean retained) {
  /** QoS 1, not retained. */
  public static Outgoing message(String topic, byte[] payload) {
    return new Outgoing(topic, payload, true, false);
  }
}
