// SPDX-License-Identifier: Apache-2.0
@NullMarked
package io.lockgate.testkit.fuzz;

import org.jspecify.annotations.NullMarked;
