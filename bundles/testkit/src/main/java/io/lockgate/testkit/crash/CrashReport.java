// SPDX-License-Identifier: Apache-2.0
package io.lockgate.testkit.crash;

/**
 * What was tried.
 *
 * @param operations length of the history, marks not counted
 * @param cuts moments at which the power was cut
 * @param states distinct pairs of a disk and what had been acknowledged; each was checked once
 * @param images disks made, repetitions included
 */
public record CrashReport(int operations, int cuts, int states, int images) {}
