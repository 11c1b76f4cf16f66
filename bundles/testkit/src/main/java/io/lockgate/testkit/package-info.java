// SPDX-License-Identifier: Apache-2.0
/** Fakes, clocks, simulators and fault injectors for tests. */
@NullMarked
package io.lockgate.testkit;

import org.jspecify.annotations.NullMarked;
