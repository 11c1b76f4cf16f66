// SPDX-License-Identifier: Apache-2.0
/** Which samples belong together: one period, in the order of the log. Pure. */
@NullMarked
package io.lockgate.north.csv.period;

import org.jspecify.annotations.NullMarked;
