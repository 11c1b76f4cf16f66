// SPDX-License-Identifier: Apache-2.0
/** Throw-away keys and certificates. */
@NullMarked
package io.lockgate.testkit.keys;

import org.jspecify.annotations.NullMarked;
