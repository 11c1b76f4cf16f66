// SPDX-License-Identifier: Apache-2.0
/** Gathers figures about the gateway for monitoring systems. */
@NullMarked
package io.lockgate.core.metric;

import org.jspecify.annotations.NullMarked;
