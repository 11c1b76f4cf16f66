// SPDX-License-Identifier: Apache-2.0
/** A small language for arithmetic over points: no names, no branches, no loops, nothing that can run away. Pure. */
@NullMarked
package io.lockgate.core.point.expression;

import org.jspecify.annotations.NullMarked;
