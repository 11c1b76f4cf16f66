// SPDX-License-Identifier: Apache-2.0
package io.lockgate.north.mqtt.command;

/**
 * What came of a command.
 *
 * @param done whether the device took it
 * @param payload the outcome as JSON
 */
@SuppressWarnings("ArrayRecordComponent") // handed on once, never compared
public record Said(boolean done, byte[] payload) {}
