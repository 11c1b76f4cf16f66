// SPDX-License-Identifier: Apache-2.0
package io.lockgate.north.csv.layout;

/**
 * One value of a measurement.
 *
 * @param epochMillis when it was so, UTC
 * @param receivedMillis when the gateway had it, UTC; by this it was logged
 * @param cell what it was
 */
public record Reading(long epochMillis, long receivedMillis, Cell cell) {}
