// SPDX-License-Identifier: Apache-2.0
package io.lockgate.api.health;

import java.time.Instant;

/**
 * One line of the {@link HealthBoard}.
 *
 * @param name what it is about: {@link HealthCheck#NAME}, or the id of a service
 * @param health its last answer
 * @param since when it began to be so, by the wall clock; a change of the detail alone does not count
 */
public record HealthEntry(String name, Health health, Instant since) {}
