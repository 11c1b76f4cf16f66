// SPDX-License-Identifier: Apache-2.0
package io.lockgate.north.mqtt.wire;

/**
 * What came.
 *
 * @param topic where it was published
 * @param payload what
 * @param retained whether the broker had kept it from before
 */
@SuppressWarnings("ArrayRecordComponent") // handed on once, never compared
public record Incoming(String topic, byte[] payload, boolean retained) {}
