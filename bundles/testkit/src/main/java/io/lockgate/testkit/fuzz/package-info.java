// SPDX-License-Identifier: Apache-2.0
/** Inputs nobody wished for: made by a grammar and repeatable by their seed; and what one may cost. */
@NullMarked
package io.lockgate.testkit.fuzz;

import org.jspecify.annotations.NullMarked;
