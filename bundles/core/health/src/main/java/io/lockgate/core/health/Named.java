// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.health;

import io.lockgate.api.health.HealthCheck;

/**
 * A check and what it is about.
 *
 * @param name as registered
 * @param check tells
 */
record Named(String name, HealthCheck check) {}
