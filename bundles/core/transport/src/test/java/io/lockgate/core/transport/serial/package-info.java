// SPDX-License-Identifier: Apache-2.0
/** Parts of serial lines by themselves. */
@NullMarked
package io.lockgate.core.transport.serial;

import org.jspecify.annotations.NullMarked;
