// SPDX-License-Identifier: Apache-2.0
/** Reads the field on schedule: one queue for each link. */
@NullMarked
package io.lockgate.core.acquire;

import org.jspecify.annotations.NullMarked;
