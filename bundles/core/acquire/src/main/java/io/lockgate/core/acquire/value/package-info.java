// SPDX-License-Identifier: Apache-2.0
/** From what a device holds to a value in its unit, and back. */
@NullMarked
package io.lockgate.core.acquire.value;

import org.jspecify.annotations.NullMarked;
