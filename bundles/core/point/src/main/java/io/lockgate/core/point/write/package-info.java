// SPDX-License-Identifier: Apache-2.0
/** The one way to write to the field: who may, what may be written, sent once, read back, recorded. */
@NullMarked
package io.lockgate.core.point.write;

import org.jspecify.annotations.NullMarked;
