// SPDX-License-Identifier: Apache-2.0
package io.lockgate.codec.sparkplug;

/**
 * What is to be published.
 *
 * @param topic where
 * @param payload what
 */
public record Message(Topic topic, Payload payload) {}
