// SPDX-License-Identifier: Apache-2.0
package io.lockgate.core.config.generation;

import io.lockgate.api.store.Generation;

/**
 * A generation, whole.
 *
 * @param header what the history shows
 * @param settings what was in force
 */
public record StoredGeneration(Generation header, Settings settings) {}
