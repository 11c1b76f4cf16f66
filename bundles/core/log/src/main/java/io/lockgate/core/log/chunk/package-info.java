// SPDX-License-Identifier: Apache-2.0
/** Many samples of one point in few bytes. Pure: no disk, no clock. */
@NullMarked
package io.lockgate.core.log.chunk;

import org.jspecify.annotations.NullMarked;
