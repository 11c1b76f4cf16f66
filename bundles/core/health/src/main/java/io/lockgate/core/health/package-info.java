// SPDX-License-Identifier: Apache-2.0
/** Watches every part of the gateway and says how it is. */
@NullMarked
package io.lockgate.core.health;

import org.jspecify.annotations.NullMarked;
