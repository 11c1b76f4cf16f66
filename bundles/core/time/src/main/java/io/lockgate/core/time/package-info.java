// SPDX-License-Identifier: Apache-2.0
/** Owns the clock. */
@NullMarked
package io.lockgate.core.time;

import org.jspecify.annotations.NullMarked;
