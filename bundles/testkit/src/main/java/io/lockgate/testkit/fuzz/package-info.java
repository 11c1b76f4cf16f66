// SPDX-License-Identifier: Apache-2.0
/** What an input nobody wished for may cost. */
@NullMarked
package io.lockgate.testkit.fuzz;

import org.jspecify.annotations.NullMarked;
