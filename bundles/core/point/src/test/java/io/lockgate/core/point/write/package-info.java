// SPDX-License-Identifier: Apache-2.0
@NullMarked
package io.lockgate.core.point.write;

import org.jspecify.annotations.NullMarked;
