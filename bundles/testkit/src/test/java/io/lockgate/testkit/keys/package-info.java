// SPDX-License-Identifier: Apache-2.0
/** Tests of throw-away keys. */
@NullMarked
package io.lockgate.testkit.keys;

import org.jspecify.annotations.NullMarked;
