// SPDX-License-Identifier: Apache-2.0
@NullMarked
package io.lockgate.testkit.crash;

import org.jspecify.annotations.NullMarked;
