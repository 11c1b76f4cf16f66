// SPDX-License-Identifier: Apache-2.0
/** Numbered generations of all settings, one file each. */
@NullMarked
package io.lockgate.core.config.generation;

import org.jspecify.annotations.NullMarked;
