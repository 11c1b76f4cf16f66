// SPDX-License-Identifier: Apache-2.0
/** The points there are, their latest samples, and how several are read at one moment. */
@NullMarked
package io.lockgate.core.point.table;

import org.jspecify.annotations.NullMarked;
