// SPDX-License-Identifier: Apache-2.0
/** Holds the latest value of every point, hands samples on, and guards the one way to write. */
@NullMarked
package io.lockgate.core.point;

import org.jspecify.annotations.NullMarked;
