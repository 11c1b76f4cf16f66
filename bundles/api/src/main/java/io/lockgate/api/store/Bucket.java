// SPDX-License-Identifier: Apache-2.0
package io.lockgate.api.store;

/**
 * Summary of the numbers of a point in one part of a range.
 *
 * @param startMillis begin of the part, epoch milliseconds
 * @param count how many numbers, at least 1
 * @param min smallest
 * @param max largest
 * @param average arithmetic mean of the samples
 * @param first earliest
 * @param last latest
 */
public record Bucket(
    long startMillis,
    long count,
    double min,
    double max,
    double average,
    double first,
    double last) {}
