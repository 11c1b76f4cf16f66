// SPDX-License-Identifier: Apache-2.0
/** Looking for devices. */
@NullMarked
package io.lockgate.core.acquire.discover;

import org.jspecify.annotations.NullMarked;
