// SPDX-License-Identifier: Apache-2.0
@NullMarked
package io.lockgate.testkit.leak;

import org.jspecify.annotations.NullMarked;
