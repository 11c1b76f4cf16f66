// SPDX-License-Identifier: Apache-2.0
@NullMarked
package io.lockgate.driver.sim;

import org.jspecify.annotations.NullMarked;
