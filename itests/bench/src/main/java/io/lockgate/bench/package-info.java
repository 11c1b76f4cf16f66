// SPDX-License-Identifier: Apache-2.0
/** Measurements against a named baseline in the same run. */
@NullMarked
package io.lockgate.bench;

import org.jspecify.annotations.NullMarked;
