// SPDX-License-Identifier: Apache-2.0
@NullMarked
package io.lockgate.core.point.table;

import org.jspecify.annotations.NullMarked;
