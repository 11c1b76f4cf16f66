// SPDX-License-Identifier: Apache-2.0
/** How bytes reach the disk: whole, forced, and checked when they are read. */
@NullMarked
package io.lockgate.core.config.disk;

import org.jspecify.annotations.NullMarked;
