// SPDX-License-Identifier: Apache-2.0
package io.lockgate.north.csv.layout;

/**
 * One value of a measurement.
 *
 * @param epochMillis when it was so, UTC
 * @param cell what it was
 */
public record Reading(long epochMillis, Cell cell) {}
