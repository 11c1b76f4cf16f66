// SPDX-License-Identifier: Apache-2.0
@NullMarked
package io.lockgate.testkit.component;

import org.jspecify.annotations.NullMarked;
