// SPDX-License-Identifier: Apache-2.0
/** Other people's programs as partners of a test, and what to do where one is missing. */
@NullMarked
package io.lockgate.testkit.peer;

import org.jspecify.annotations.NullMarked;
