// SPDX-License-Identifier: Apache-2.0
/** YAML as a tree whose every node knows its line and column; the one adapter of the YAML library. */
@NullMarked
package io.lockgate.core.model.yaml;

import org.jspecify.annotations.NullMarked;
