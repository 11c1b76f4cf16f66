// SPDX-License-Identifier: Apache-2.0
@NullMarked
package io.lockgate.testkit.fakes;

import org.jspecify.annotations.NullMarked;
