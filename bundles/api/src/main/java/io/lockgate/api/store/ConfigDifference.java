// SPDX-License-Identifier: Apache-2.0
package io.lockgate.api.store;

import java.util.Optional;

/**
 * One setting that differs.
 *
 * @param pid configuration pid
 * @param key attribute
 * @param before text before, empty where it was the default
 * @param after text after, empty where it is the default
 */
public record ConfigDifference(
    String pid, String key, Optional<String> before, Optional<String> after) {}
