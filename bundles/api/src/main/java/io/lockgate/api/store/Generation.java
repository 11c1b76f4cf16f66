// SPDX-License-Identifier: Apache-2.0
package io.lockgate.api.store;

import java.time.Instant;

/**
 * One numbered state of all settings.
 *
 * @param number from 1, gap-free; the number of one that was lost to damage is not used again
 * @param time when it came in force
 * @param by {@code Identity.id()} of who made it
 * @param reason short text
 */
public record Generation(int number, Instant time, String by, String reason) {}
