// SPDX-License-Identifier: Apache-2.0
@NullMarked
package io.lockgate.core.point.computed;

import org.jspecify.annotations.NullMarked;
