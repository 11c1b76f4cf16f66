// SPDX-License-Identifier: Apache-2.0
/** A publisher that sends files: waits for the end of a period, has them sent, acknowledges. */
@NullMarked
package io.lockgate.north.csv.delivery;

import org.jspecify.annotations.NullMarked;
